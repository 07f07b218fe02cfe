import { writeMeantValue } from '../../annotation-fixes';
import { defineRule } from '../../rule';

export const noIgnoredAnnotationValue = defineRule({
  name: 'no-ignored-annotation-value',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values have an effect.',
  why: 'The controller ignores the value, or a part of it, without a word and goes on with its default.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/annotations/parser.go',
    'https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/user-guide/nginx-configuration/annotations.md',
  ],
  reports: [
    'annotation-bad-value/ignores',
    'annotation-feature-gate',
    'annotation-harmful-value/ignores',
    'annotation-ignored-field',
    'annotation-ignored-part',
  ],
  fix: writeMeantValue,
  examples: {
    valid: [
      {
        title: 'A size as NGINX writes it.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 10m
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
        title: 'NGINX has no unit "mb", and the limit stays at 1m.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 10mb
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
          { path: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]', message: 'is "10mb"' },
        ],
      },
      {
        title: 'A field of JSON that nobody reads: the redirect keeps its status code.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301","querry":"a=b"}}'
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
                name: redirect-www
                port:
                  name: use-annotation
`,
        findings: [
          { path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.redirect-www"]', message: 'querry' },
        ],
      },
      {
        title: 'The controller requests certificates behind a feature gate, which is off by default.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/create-acm-cert: "true"
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/create-acm-cert"]',
            message: 'the feature gate EnableCertificateManagement is off',
          },
        ],
      },
      {
        title: 'A tag is there twice.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/tags: team=shop,team=cart
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
          { path: 'metadata.annotations["alb.ingress.kubernetes.io/tags"]', message: 'is there more than once' },
        ],
      },
    ],
  },
});
