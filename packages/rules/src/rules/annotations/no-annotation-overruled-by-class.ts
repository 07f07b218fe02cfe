import { defineRule } from '../../rule';

export const noAnnotationOverruledByClass = defineRule({
  name: 'no-annotation-overruled-by-class',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations say nothing else than the IngressClassParams of the class.',
  why: 'What the IngressClassParams say wins over the annotation, without a word.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/ingress_class.md',
  ],
  reports: ['ingress-class-params-override'],
  examples: {
    valid: [
      {
        title: 'The class leaves the scheme to the Ingress.',
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
  ipAddressType: dualstack
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
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
        title: 'The class has another scheme, and the Ingress is internal.',
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
    alb.ingress.kubernetes.io/scheme: internet-facing
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
            path: '2: metadata.annotations["alb.ingress.kubernetes.io/scheme"]',
            message:
              'is "internet-facing" in shop/cart, and scheme of the IngressClassParams of its class is "internal"',
          },
        ],
      },
    ],
  },
});
