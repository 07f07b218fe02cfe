import { upstreamUrl } from '@eks-ingress/annotations';
import { albClassParams, albClassWithParams, cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const sslRedirectNeedsHttpsListener = defineRule({
  name: 'ssl-redirect-needs-https-listener',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Redirects go to a port that speaks HTTPS.',
  why: 'The AWS Load Balancer Controller refuses the whole IngressGroup.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#ssl-redirect')],
  reports: ['ingress-redirect-listener'],
  examples: {
    valid: [
      {
        title: 'Both ports are listened on.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'HTTPS is on another port.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 8443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'alb.ingress.kubernetes.io/ssl-redirect is "443", and nothing listens on that port.',
          },
        ],
      },
      {
        title: 'A certificate alone opens port 443 only where listen-ports is left out.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'alb.ingress.kubernetes.io/ssl-redirect is "443", and nothing listens on that port.',
          },
        ],
      },
      {
        title: 'The class redirects to a port that nothing listens on.',
        yaml: `
${albClassWithParams}
---
${albClassParams}
  sslRedirectPort: "443"
---
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: '2: spec.ingressClassName',
            message:
              'sslRedirectPort of the IngressClassParams of shop/cart is "443", and nothing listens on that port.',
          },
        ],
      },
    ],
  },
});
