import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, cartService, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const authenticationNeedsHttpsListener = defineRule({
  name: 'authentication-needs-https-listener',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Who asks for a login serves HTTPS alone, or redirects to it.',
  why: 'Authentication holds on HTTPS listeners alone. On HTTP every request is let through, without a word.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#authentication')],
  reports: ['ingress-open-listener'],
  examples: {
    valid: [
      {
        title: 'HTTP redirects to HTTPS.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
    alb.ingress.kubernetes.io/jwt-validation: '{"jwksEndpoint":"https://login.example.com/keys","issuer":"https://login.example.com"}'
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The same rules are on port 80, for everybody.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/jwt-validation: '{"jwksEndpoint":"https://login.example.com/keys","issuer":"https://login.example.com"}'
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/jwt-validation"]',
            message:
              'alb.ingress.kubernetes.io/jwt-validation holds on HTTPS listeners alone, and the Ingress listens on HTTP 80.',
          },
        ],
      },
      {
        title: 'There is no HTTPS listener at all: nobody logs in, whatever else is said about it.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/auth-type: oidc
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/auth-type"]',
            message:
              'alb.ingress.kubernetes.io/auth-type holds on HTTPS listeners alone, and the Ingress listens on HTTP 80.',
          },
        ],
      },
      {
        title: 'The Service asks for the login.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
  annotations:
    alb.ingress.kubernetes.io/auth-type: cognito
    alb.ingress.kubernetes.io/auth-idp-cognito: '{"userPoolARN":"arn:aws:cognito-idp:ap-northeast-2:111122223333:userpool/ap-northeast-2_abc","userPoolClientID":"1example","userPoolDomain":"shop"}'
spec:
  ports:
    - port: 80
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message:
              'alb.ingress.kubernetes.io/auth-type holds on HTTPS listeners alone, and the Ingress listens on HTTP 80.',
          },
        ],
      },
    ],
  },
});
