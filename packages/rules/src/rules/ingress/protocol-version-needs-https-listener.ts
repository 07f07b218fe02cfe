import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const protocolVersionNeedsHttpsListener = defineRule({
  name: 'protocol-version-needs-https-listener',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'HTTP/2 and gRPC to targets come in over HTTPS.',
  why: 'AWS refuses the rule of an HTTP listener that forwards to such targets, and the whole IngressGroup stays as it was.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#backend-protocol-version')],
  reports: ['application-listener-protocol-version', 'ingress-listener-version'],
  examples: {
    valid: [
      {
        title: 'HTTPS alone is listened on.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/backend-protocol-version: GRPC
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The listener is the default one, HTTP on port 80.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/backend-protocol-version: GRPC
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/backend-protocol-version"]',
            message:
              'alb.ingress.kubernetes.io/backend-protocol-version is "GRPC", and the Ingress listens on HTTP 80.',
          },
        ],
      },
    ],
  },
});
