import { defineRule } from '../../rule';

export const validLoadBalancerName = defineRule({
  name: 'valid-load-balancer-name',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'The name of a load balancer is one that AWS takes.',
  why: 'AWS takes up to 32 letters, digits and hyphens, no hyphen at either end, and no name that begins with "internal-". Nothing is built otherwise.',
  sources: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html'],
  reports: [
    'application-load-balancer-name',
    'load-balancer-name-characters',
    'load-balancer-name-length',
    'load-balancer-name-reserved',
    { id: 'annotation-bad-value', annotation: 'alb.ingress.kubernetes.io/load-balancer-name' },
    { id: 'annotation-bad-value', annotation: 'service.beta.kubernetes.io/aws-load-balancer-name' },
    { id: 'annotation-harmful-value', annotation: 'alb.ingress.kubernetes.io/load-balancer-name' },
    { id: 'annotation-harmful-value', annotation: 'service.beta.kubernetes.io/aws-load-balancer-name' },
  ],
  examples: {
    valid: [
      {
        title: 'Letters and a hyphen.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-name: game-play
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'A beginning that AWS keeps for itself.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-name: internal-game
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-name"]',
            message: 'is "internal-game"',
          },
        ],
      },
      {
        title: 'More than 32 characters.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/load-balancer-name: shop-production-ap-northeast-2-cart
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/load-balancer-name"]',
            message: 'expected at most 32 bytes',
          },
        ],
      },
    ],
  },
});
