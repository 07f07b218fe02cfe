import { defineRule } from '../../rule';

export const protocolVersionNeedsHttpsListener = defineRule({
  name: 'protocol-version-needs-https-listener',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'HTTP/2 and gRPC to targets come in over HTTPS.',
  why: 'AWS refuses the rule of an HTTP listener that forwards to such targets, and the whole IngressGroup stays as it was.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#backend-protocol-version',
  ],
  reports: ['application-listener-protocol-version', 'ingress-listener-version'],
  examples: {
    valid: [
      {
        title: 'HTTPS alone is listened on.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/backend-protocol-version: GRPC
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'The listener is the default one, HTTP on port 80.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/backend-protocol-version: GRPC
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/backend-protocol-version"]',
            message: 'the Ingress listens on HTTP 80',
          },
        ],
      },
    ],
  },
});
