import { defineRule } from '../../rule';

export const namespaceMatchesClass = defineRule({
  name: 'namespace-matches-class',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Require the namespaceSelector of a class to select the namespaces of its Ingresses.',
  why: 'The AWS Load Balancer Controller refuses an Ingress whose class is not open to its namespace, and with it the whole IngressGroup.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/ingress_class.md#specnamespaceselector',
  ],
  reports: ['ingress-class-params-namespace'],
  examples: {
    valid: [
      {
        title: 'The namespace is selected by its name.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: shop
---
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
      },
      {
        title: 'Labels of a namespace that is not among the files may be right.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
  namespaceSelector:
    matchLabels:
      team: b
---
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
      },
    ],
    invalid: [
      {
        title: 'The class is for another namespace.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
  namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: checkout
---
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
        findings: [{ path: '2: spec.ingressClassName', message: 'The namespace "shop" of shop/cart is not one that' }],
      },
      {
        title: 'The namespace has another label.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: IngressClassParams
metadata:
  name: alb
spec:
  scheme: internal
  namespaceSelector:
    matchExpressions:
      - key: team
        operator: In
        values:
          - b
---
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
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: a
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
        findings: [{ path: '3: spec.ingressClassName', message: 'The namespace "shop" of shop/cart is not one that' }],
      },
    ],
  },
});
