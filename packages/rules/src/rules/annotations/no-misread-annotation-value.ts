import { writeMeantValue } from '../../annotation-fixes';
import { defineRule } from '../../rule';

export const noMisreadAnnotationValue = defineRule({
  name: 'no-misread-annotation-value',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values are taken for what they look like.',
  why: 'The controller takes the value, or a part of it, for another one, and says nothing.',
  sources: ['https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/annotations/parser.go'],
  reports: ['annotation-bad-value/misreads', 'annotation-harmful-value/misreads', 'annotation-misread-part'],
  fix: writeMeantValue,
  examples: {
    valid: [
      {
        title: 'Attributes with a comma between them.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true
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
        title: 'The comma becomes a part of the value.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=true,
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-attributes"]',
            message: 'the comma at the end is a part of the value',
          },
        ],
      },
      {
        title: 'Only "ssl" makes the load balancer speak TLS to the targets.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-backend-protocol: https
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
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
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-backend-protocol"]',
            message: 'is "https"',
          },
        ],
      },
    ],
  },
});
