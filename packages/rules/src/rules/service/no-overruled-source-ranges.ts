import { defineRule } from '../../rule';

export const noOverruledSourceRanges = defineRule({
  name: 'no-overruled-source-ranges',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Source ranges are heeded.',
  why: 'The list of who may connect is ignored without a word, and others may connect.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/service/model_build_managed_sg.go',
  ],
  reports: ['service-source-ranges-overruled', 'service-source-ranges-family'],
  examples: {
    valid: [
      {
        title: 'The field of the Service, and the security group of the controller.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'With security groups of its own the load balancer has other rules.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.loadBalancerSourceRanges',
            message: 'is set beside service.beta.kubernetes.io/aws-load-balancer-security-groups',
          },
        ],
      },
      {
        title: 'The field wins over the annotation.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/load-balancer-source-ranges: 192.168.0.0/16
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  loadBalancerSourceRanges: [10.0.0.0/8]
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]',
            message: 'is set beside spec.loadBalancerSourceRanges',
          },
        ],
      },
    ],
  },
});
