import { cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validTlsPolicy = defineRule({
  name: 'valid-tls-policy',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Security policies have names that AWS knows.',
  why: 'Nothing checks the name before AWS, which answers SSLPolicyNotFound: the listener is not built, or stays as it was.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html'],
  reports: [
    'application-listener-ssl-policy-unknown',
    'listener-ssl-policy-unknown',
    'listener-ssl-policy-without-tls',
  ],
  examples: {
    valid: [
      {
        title: 'A policy by its full name.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'There is no such policy.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2031-06
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-policy"]',
            message: 'The security policy "ELBSecurityPolicy-TLS13-1-2-2031-06" is not known.',
          },
        ],
      },
    ],
  },
});
