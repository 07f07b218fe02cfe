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
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
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
        title: 'There is no such policy.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2031-06
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-policy"]',
            message: 'ELBSecurityPolicy-TLS13-1-2-2031-06',
          },
        ],
      },
    ],
  },
});
