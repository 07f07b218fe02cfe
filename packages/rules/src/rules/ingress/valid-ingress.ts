import { defineRule } from '../../rule';

export const validIngress = defineRule({
  name: 'valid-ingress',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ingresses are such as the AWS Load Balancer Controller takes.',
  why: 'The controller refuses the Ingress with an event, and the load balancer stays as it was, that of an IngressGroup for all its Ingresses.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md',
  ],
  reports: ['ingress-*'],
  examples: {
    valid: [
      {
        title: 'A prefix stands for what is below it.',
        yaml: `
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
        title: 'A prefix takes no wildcard.',
        yaml: `
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
          - path: /cart/*
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          { path: 'spec.rules[0].http.paths[0].path', message: 'is of the type Prefix, which takes no wildcards' },
        ],
      },
    ],
  },
});
