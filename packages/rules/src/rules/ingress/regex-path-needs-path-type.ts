import { defineRule } from '../../rule';

export const regexPathNeedsPathType = defineRule({
  name: 'regex-path-needs-path-type',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Paths that are expressions are of the type ImplementationSpecific.',
  why: 'With another type the AWS Load Balancer Controller takes the expression for a path as it is written, and nothing matches.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#use-regex-path-match',
  ],
  reports: ['ingress-regex-path-type'],
  examples: {
    valid: [
      {
        title: 'The type leaves the path to the controller.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/use-regex-path-match: "true"
spec:
  ingressClassName: alb
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
        title: 'A prefix of these very characters.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/use-regex-path-match: "true"
spec:
  ingressClassName: alb
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
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/use-regex-path-match"]',
            message: 'is for paths of the type ImplementationSpecific, and the Ingress has none',
          },
        ],
      },
    ],
  },
});
