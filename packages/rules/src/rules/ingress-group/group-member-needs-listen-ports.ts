import { defineRule } from '../../rule';

export const groupMemberNeedsListenPorts = defineRule({
  name: 'group-member-needs-listen-ports',
  topic: 'ingress-group',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The Ingresses of an IngressGroup listen on the same ports.',
  why: 'An Ingress does not inherit the ports of the others. Without listen-ports its rules are on port 80, or on 443 with a certificate, and nowhere else.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#listen-ports',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2471',
  ],
  reports: ['ingress-group-listener'],
  examples: {
    valid: [
      {
        title: 'Each one says its ports.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /search
            pathType: Prefix
            backend:
              service:
                name: search
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'The second one is served on port 80 alone.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
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
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /search
            pathType: Prefix
            backend:
              service:
                name: search
                port:
                  number: 80
`,
        findings: [
          {
            path: '1: metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]',
            message: 'is served on HTTP 80 alone',
          },
        ],
      },
    ],
  },
});
