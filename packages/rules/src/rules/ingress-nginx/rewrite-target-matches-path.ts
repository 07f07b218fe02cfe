import { defineRule } from '../../rule';

export const rewriteTargetMatchesPath = defineRule({
  name: 'rewrite-target-matches-path',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Groups that a rewrite asks for are in the path.',
  why: 'Where the group is missing NGINX writes nothing: every request goes to the same path.',
  sources: ['https://kubernetes.github.io/ingress-nginx/examples/rewrite/'],
  reports: ['ingress-rewrite-groups'],
  examples: {
    valid: [
      {
        title: 'The path has the group.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
    nginx.ingress.kubernetes.io/rewrite-target: /$1
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/(.*)
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
        title: 'There is no second group.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
    nginx.ingress.kubernetes.io/rewrite-target: /$2
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /cart/(.*)
            pathType: ImplementationSpecific
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [{ path: 'spec.rules[0].http.paths[0].path', message: 'has 1 groups' }],
      },
    ],
  },
});
