import { defineRule } from '../../rule';

export const sslRedirectNeedsHttpsListener = defineRule({
  name: 'ssl-redirect-needs-https-listener',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Redirects go to a port that speaks HTTPS.',
  why: 'The AWS Load Balancer Controller refuses the whole IngressGroup.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#ssl-redirect',
  ],
  reports: ['ingress-redirect-listener'],
  examples: {
    valid: [
      {
        title: 'Both ports are listened on.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
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
        title: 'HTTPS is on another port.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 8443}]'
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'nothing listens on that port',
          },
        ],
      },
      {
        title: 'A certificate alone opens port 443 only where listen-ports is left out.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
    alb.ingress.kubernetes.io/ssl-redirect: "443"
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'nothing listens on that port',
          },
        ],
      },
      {
        title: 'The class redirects to a port that nothing listens on.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb
  parameters:
    apiGroup: elbv2.k8s.aws
    kind: IngressClassParams
    name: alb
---
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  sslRedirectPort: "443"
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
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
            path: '2: spec.ingressClassName',
            message:
              'sslRedirectPort of the IngressClassParams of shop/cart is "443", and nothing listens on that port',
          },
        ],
      },
    ],
  },
});
