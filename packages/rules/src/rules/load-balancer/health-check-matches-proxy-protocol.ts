import { defineRule } from '../../rule';

export const healthCheckMatchesProxyProtocol = defineRule({
  name: 'health-check-matches-proxy-protocol',
  topic: 'load-balancer',
  severity: 'error',
  preset: 'recommended',
  summary: 'Health checks over HTTP go to a port that expects PROXY protocol.',
  why: 'PROXY protocol v2 begins health checks too. A port that does not expect it, such as 10254 of ingress-nginx or the health check port of nodes, answers 400, and all targets are unhealthy.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol',
    'https://github.com/kubernetes/ingress-nginx/issues/10982',
  ],
  reports: ['target-group-proxy-protocol-health-check-port'],
  examples: {
    valid: [
      {
        title: 'The port of the traffic expects the header.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
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
        title: 'The health port of ingress-nginx knows no PROXY protocol.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: http
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: "10254"
    service.beta.kubernetes.io/aws-load-balancer-healthcheck-path: /healthz
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol"]',
            message: 'The HTTP health check on port 10254 receives a PROXY protocol header',
          },
        ],
      },
    ],
  },
});
