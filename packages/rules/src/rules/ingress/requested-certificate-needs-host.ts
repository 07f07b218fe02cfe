import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const requestedCertificateNeedsHost = defineRule({
  name: 'requested-certificate-needs-host',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'A certificate that the controller requests has a host.',
  why: 'A certificate is for a host, and the AWS Load Balancer Controller refuses the Ingress without one.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_certificates.go')],
  reports: ['ingress-certificate-host'],
  examples: {
    valid: [
      {
        title: 'The rule names the host.',
        options: { settings: { enableCertificateManagement: true } },
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/create-acm-cert: "true"
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'No rule has a host.',
        options: { settings: { enableCertificateManagement: true } },
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/create-acm-cert: "true"
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/create-acm-cert"]',
            message:
              'alb.ingress.kubernetes.io/create-acm-cert is "true", and no rule and no TLS entry of the Ingress names a host.',
          },
        ],
      },
    ],
  },
});
