import { defineRule } from '../../rule';

export const healthCheckPortMatchesService = defineRule({
  name: 'health-check-port-matches-service',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Health checks go to ports that are there.',
  why: 'The AWS Load Balancer Controller refuses a name that is no port of the Service, and one whose targetPort is a name as well when the targets are pods.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#healthcheck-port',
  ],
  reports: ['ingress-health-check-port', 'service-health-check-port'],
  examples: {
    valid: [
      {
        title: 'The number of a port of the pods.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: "8081"
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
        title: 'A name that the Service does not have.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: health
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-port"]',
            message: 'is "health", and the Service has the ports 7777',
          },
        ],
      },
      {
        title: 'A port whose number the pods decide.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: play
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: play
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-port"]',
            message: 'whose targetPort is the name "play"',
          },
        ],
      },
      {
        title: 'An Ingress names a port that its Service does not have.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/healthcheck-port: health
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
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  type: NodePort
  ports:
    - name: web
      port: 80
      targetPort: 8080
`,
        findings: [{ path: '0: spec.rules[0].http.paths[0].backend.service', message: 'has no port of that name' }],
      },
    ],
  },
});
