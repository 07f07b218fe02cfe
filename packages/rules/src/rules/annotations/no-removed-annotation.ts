import { defineRule } from '../../rule';

export const noRemovedAnnotation = defineRule({
  name: 'no-removed-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations are still read.',
  why: 'A controller that no longer reads an annotation ignores it without a word, so that what it once did is gone since the upgrade.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/user-guide/nginx-configuration/annotations.md',
  ],
  at: 'key',
  reports: ['annotation-removed'],
  examples: {
    valid: [
      {
        title: 'What took the place of secure-backends.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/backend-protocol: HTTPS
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
    ],
    invalid: [
      {
        title: 'Backends are called over HTTP again.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/secure-backends: "true"
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
          { path: 'metadata.annotations["nginx.ingress.kubernetes.io/secure-backends"]', message: 'is no longer read' },
        ],
      },
    ],
  },
});
