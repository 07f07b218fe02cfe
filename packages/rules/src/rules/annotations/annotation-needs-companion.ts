import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, certificateArn, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const annotationNeedsCompanion = defineRule({
  name: 'annotation-needs-companion',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations stand with those that they need.',
  why: 'An annotation that depends on another one is ignored without it, or refused.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
  ],
  reports: [
    'annotation-missing-companion/denies-traffic',
    'annotation-missing-companion/ignores',
    'annotation-missing-companion/leaves-object',
    'annotation-missing-companion/misreads',
    'annotation-missing-companion/passes-on',
    'annotation-missing-companion/rejects',
    'annotation-missing-companion/stops-reloads',
  ],
  examples: {
    valid: [
      {
        title: 'Ports for TLS, with a certificate.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "7777"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'Without a certificate no port gets TLS, and clients talk to a plain listener.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "7777"
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-ssl-ports needs service.beta.kubernetes.io/aws-load-balancer-ssl-cert: without a certificate no port gets a TLS listener.',
          },
        ],
      },
      {
        title: 'The type asks for an identity provider.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/auth-type: oidc
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/auth-type"]',
            message:
              'alb.ingress.kubernetes.io/auth-type needs alb.ingress.kubernetes.io/auth-idp-oidc: it says which identity provider.',
            severity: 'error',
          },
        ],
      },
    ],
  },
});
