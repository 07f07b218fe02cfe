import { defineRule } from '../../rule';

export const noSecondDefaultBackend = defineRule({
  name: 'no-second-default-backend',
  topic: 'ingress-group',
  severity: 'error',
  preset: 'recommended',
  summary: 'One Ingress of a group has the default backend of a port.',
  why: 'The AWS Load Balancer Controller refuses the whole IngressGroup.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/ingress/model_build_listener.go',
  ],
  reports: ['ingress-group-default-backend'],
  examples: {
    valid: [
      {
        title: 'One has a default backend, and the other one rules.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
  defaultBackend:
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
    ],
    invalid: [
      {
        title: 'Both have one.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
  defaultBackend:
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
  defaultBackend:
    service:
      name: search
      port:
        number: 80
`,
        findings: [{ path: '1: spec.defaultBackend', message: 'both have a default backend on port 80' }],
      },
    ],
  },
});
