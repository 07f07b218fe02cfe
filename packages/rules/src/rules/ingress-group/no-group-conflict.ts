import { defineRule } from '../../rule';

export const noGroupConflict = defineRule({
  name: 'no-group-conflict',
  topic: 'ingress-group',
  severity: 'error',
  preset: 'recommended',
  summary: 'The Ingresses of an IngressGroup agree on what they share.',
  why: 'One load balancer has one scheme, one set of security groups, one port for each number. The AWS Load Balancer Controller refuses the whole group when two of its Ingresses disagree.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#ingressgroup',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3870',
  ],
  reports: ['ingress-group-conflict'],
  examples: {
    valid: [
      {
        title: 'One of them decides.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
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
      },
      {
        title: 'Two environments of one repository are two clusters.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
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
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internal
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
`,
      },
    ],
    invalid: [
      {
        title: 'Two schemes.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    alb.ingress.kubernetes.io/scheme: internet-facing
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
    alb.ingress.kubernetes.io/scheme: internal
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
            path: '1: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message: 'is "internal" in shop/search, and "internet-facing" in shop/cart',
          },
        ],
      },
      {
        title: 'Two protocols on a port.',
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
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 443}]'
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
            message: 'Port 443 is HTTP in shop/search, and HTTPS in shop/cart',
          },
        ],
      },
      {
        title: 'The class of one says what the annotation of another contradicts.',
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
  scheme: internal
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
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
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: public
spec:
  controller: ingress.k8s.aws/alb
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: search
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: public
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
            path: '4: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message: '"internal" by scheme of the IngressClassParams of shop/cart',
          },
        ],
      },
    ],
  },
});
