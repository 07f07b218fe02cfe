import { defineRule } from '../../rule';

export const validAnnotationSpelling = defineRule({
  name: 'valid-annotation-spelling',
  topic: 'annotations',
  severity: 'info',
  preset: 'strict',
  summary: 'Values are spelt in the canonical way.',
  why: 'They work as they are. Whoever looks for the documented spelling does not find them.',
  sources: ['https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/annotations/parser.go'],
  reports: ['annotation-spelling'],
  examples: {
    valid: [
      {
        title: 'Fields of JSON as the documentation writes them.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}'
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
      },
    ],
    invalid: [
      {
        title: 'Fields with capital letters, as old examples have them.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"Type":"redirect","RedirectConfig":{"Host":"www.example.com","StatusCode":"HTTP_301"}}'
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
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.redirect-www"]',
            message: 'in a way of its own',
          },
        ],
      },
      {
        title: 'Nothing at all: a value of a chart that is not set.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags:
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags"]',
            message: 'is null, which the API server reads as ""',
          },
        ],
      },
    ],
  },
});
