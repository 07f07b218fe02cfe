import { defineRule } from '../../rule';

export const validNginxPath = defineRule({
  name: 'valid-nginx-path',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'Paths are such as ingress-nginx takes.',
  why: 'The webhook refuses the Ingress. An expression that does not compile passes it, and then keeps NGINX from reloading for everybody.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/internal/ingress/inspector/rules.go',
    'https://github.com/kubernetes/ingress-nginx/issues/12637',
  ],
  reports: ['ingress-forbidden-text', 'ingress-path-expression', 'ingress-path-type'],
  examples: {
    valid: [
      {
        title: 'An expression leaves its meaning to the controller.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/[0-9]+
            pathType: ImplementationSpecific
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
        title: 'A prefix is no expression.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/[0-9]+
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [{ path: 'spec.rules[0].http.paths[0].path', message: 'cannot have the pathType "Prefix"' }],
      },
      {
        title: 'A bracket is not closed.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/([0-9]+
            pathType: ImplementationSpecific
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [{ path: 'spec.rules[0].http.paths[0].path', message: 'does not compile' }],
      },
      {
        title: 'A path that ingress-nginx takes for an attack.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /etc/passwd
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [{ path: 'spec.rules[0].http.paths[0].path', message: 'takes for an attack' }],
      },
    ],
  },
});
