import { defineRule } from '../../rule';

export const portAnnotationMatchesService = defineRule({
  name: 'port-annotation-matches-service',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations name ports that the Service has.',
  why: 'The AWS Load Balancer Controller refuses a port for TLS that the Service does not have, and ignores others without a word.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/service/annotations.md#ssl-ports',
  ],
  reports: ['service-port-missing', 'service-tls-port'],
  examples: {
    valid: [
      {
        title: 'By the name of the port.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
`,
      },
    ],
    invalid: [
      {
        title: 'The port for TLS is not there.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "8443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]',
            message: 'has "8443", and the Service has the ports 443',
          },
        ],
      },
      {
        title: 'Attributes of a port that is not there.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80: deregistration_delay.timeout_seconds=60
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.80"]',
            message: 'is about "80"',
          },
        ],
      },
    ],
  },
});
