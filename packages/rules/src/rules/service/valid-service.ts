import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validService = defineRule({
  name: 'valid-service',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Services are such as their controller takes.',
  why: 'The controller refuses the Service with an event, and its load balancer stays as it was.',
  sources: [upstreamUrl('cloud-provider-aws', 'pkg/providers/v1/aws_loadbalancer.go')],
  reports: ['service-load-balancer-ip', 'service-mixed-protocols', 'service-protocol', 'service-session-affinity'],
  examples: {
    valid: [
      {
        title: 'Ports of one protocol.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: nlb
spec:
  type: LoadBalancer
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
        options: { controller: 'cloud-provider-aws' },
      },
    ],
    invalid: [
      {
        title: 'The AWS cloud provider takes no UDP beside TCP.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: nlb
spec:
  type: LoadBalancer
  ports:
    - name: dns-tcp
      port: 53
    - name: dns-udp
      port: 5353
      protocol: UDP
`,
        options: { controller: 'cloud-provider-aws' },
        findings: [
          {
            path: 'spec.ports',
            message: 'The Service has ports of TCP and UDP, and its load balancer takes one protocol.',
          },
        ],
      },
      {
        title: 'A Classic Load Balancer for UDP.',
        yaml: `
${gameService}
spec:
  type: LoadBalancer
  ports:
    - name: play
      port: 7777
      protocol: UDP
      targetPort: 7777
`,
        options: { controller: 'cloud-provider-aws' },
        findings: [{ path: 'spec.ports', message: 'A Classic Load Balancer does not take "UDP".' }],
      },
      {
        title: 'Fields that the AWS cloud provider does not take.',
        yaml: `
${gameService}
spec:
  type: LoadBalancer
  sessionAffinity: ClientIP
  loadBalancerIP: 203.0.113.7
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        options: { controller: 'cloud-provider-aws' },
        findings: [
          { path: 'spec.sessionAffinity', message: 'spec.sessionAffinity is "ClientIP", and has to be "None".' },
          { path: 'spec.loadBalancerIP', message: 'spec.loadBalancerIP is set, and AWS chooses the address.' },
        ],
      },
    ],
  },
});
