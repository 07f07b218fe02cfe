import { quoteValue } from '../../annotation-fixes';
import { defineRule } from '../../rule';

export const validAnnotationType = defineRule({
  name: 'valid-annotation-type',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations are a map of strings.',
  why: 'Kubernetes refuses an object with an annotation that is a boolean, a number or a list.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
  fixable: true,
  reports: ['annotation-not-text', 'annotations-not-a-map'],
  fix: quoteValue,
  examples: {
    valid: [
      {
        title: 'Booleans and numbers stand in quotes.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/ssl-redirect: "443"
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
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
        title: 'A number without quotes.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.order: 10
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
          { path: 'metadata.annotations["alb.ingress.kubernetes.io/group.order"]', message: 'is the number 10' },
        ],
        fixed: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/group.order: "10"
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
        title: 'A boolean without quotes.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: true
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg"]',
            message: 'is the boolean true',
          },
        ],
        fixed: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
      {
        title: 'An annotation that no controller of load balancers reads, of an object that is none of theirs.',
        yaml: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
  annotations:
    example.com/revision: 5
data:
  currency: KRW
`,
        findings: [{ path: 'metadata.annotations["example.com/revision"]', message: 'is the number 5' }],
        fixed: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
  annotations:
    example.com/revision: "5"
data:
  currency: KRW
`,
      },
      {
        title: 'JSON that is a list of YAML.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/listen-ports: [{HTTP: 80}]
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
        findings: [{ path: 'metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]', message: 'is a list' }],
      },
      {
        title: 'Annotations that are a list.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    - alb.ingress.kubernetes.io/scheme=internal
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
        findings: [{ path: 'metadata.annotations', message: 'Annotations are a list' }],
      },
    ],
  },
});
