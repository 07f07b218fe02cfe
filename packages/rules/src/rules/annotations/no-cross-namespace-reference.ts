import { defineRule } from '../../rule';

export const noCrossNamespaceReference = defineRule({
  name: 'no-cross-namespace-reference',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'ingress-nginx reads Secrets and ConfigMaps of the namespace of the Ingress.',
  why: 'Without allow-cross-namespace-resources ingress-nginx does not read objects of other namespaces, and denies the traffic that they were to protect.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/user-guide/nginx-configuration/configmap.md#allow-cross-namespace-resources',
  ],
  reports: ['annotation-cross-namespace'],
  examples: {
    valid: [
      {
        title: 'The Secret is beside the Ingress.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: shop-users
spec:
  ingressClassName: nginx
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
      {
        title: 'The ConfigMap of the controller allows it.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: people/users
spec:
  ingressClassName: nginx
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
        options: { settings: { allowCrossNamespaceResources: true } },
      },
    ],
    invalid: [
      {
        title: 'The Secret is somewhere else.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: people/users
spec:
  ingressClassName: nginx
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
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/auth-secret"]',
            message: 'an object of the namespace "people"',
          },
        ],
      },
    ],
  },
});
