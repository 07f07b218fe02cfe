import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const groupMemberNeedsListenPorts = defineRule({
  name: 'group-member-needs-listen-ports',
  topic: 'ingress-group',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The Ingresses of an IngressGroup listen on the same ports.',
  why: 'An Ingress does not inherit the ports of the others. Without listen-ports its rules are on port 80, or on 443 with a certificate, and nowhere else.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#listen-ports'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2471',
  ],
  reports: ['ingress-group-listener'],
  examples: {
    valid: [
      {
        title: 'Each one says its ports.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules({ path: '/search', service: 'search' })}
`,
      },
    ],
    invalid: [
      {
        title: 'The second one is served on port 80 alone.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
${ingressRules({ path: '/search', service: 'search' })}
`,
        findings: [
          {
            path: '1: metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]',
            message:
              'shop/search has no alb.ingress.kubernetes.io/listen-ports, and is served on HTTP 80 alone; others of its IngressGroup listen on 443.',
          },
        ],
      },
    ],
  },
});
