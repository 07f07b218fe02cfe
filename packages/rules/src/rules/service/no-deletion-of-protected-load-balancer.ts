import { defineRule } from '../../rule';

export const noDeletionOfProtectedLoadBalancer = defineRule({
  name: 'no-deletion-of-protected-load-balancer',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Who deletes an object has taken the protection off its load balancer.',
  why: 'The AWS Load Balancer Controller does not delete a protected load balancer. The object stays, its namespace as well, and the load balancer goes on to cost.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/service/model_builder.go',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1629',
  ],
  reports: ['ingress-deletion-protection', 'service-deletion-protected'],
  examples: {
    valid: [
      {
        title: 'It is protected, and stays.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: deletion_protection.enabled=true
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
        title: 'It is being deleted.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  deletionTimestamp: "2026-11-21T12:00:00Z"
  finalizers: [ingress.k8s.aws/resources]
  annotations:
    alb.ingress.kubernetes.io/load-balancer-attributes: deletion_protection.enabled=true
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
            path: 'metadata.annotations["alb.ingress.kubernetes.io/load-balancer-attributes"]',
            message: 'the Ingress is being deleted',
          },
        ],
      },
    ],
  },
});
