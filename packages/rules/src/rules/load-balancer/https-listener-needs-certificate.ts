import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const httpsListenerNeedsCertificate = defineRule({
  name: 'https-listener-needs-certificate',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'HTTPS listeners have a certificate.',
  why: 'AWS refuses the listener. The controller finds a certificate by the hosts of the Ingress, where there are any.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#certificate-arn')],
  reports: ['application-listener-certificate-required', 'listener-certificate-required'],
  examples: {
    valid: [
      {
        title: 'The controller looks for a certificate of the host.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'There is no host to look for.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
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
        findings: [{ path: 'spec', message: 'The HTTPS listener on port 443 has no certificate.' }],
      },
    ],
  },
});
