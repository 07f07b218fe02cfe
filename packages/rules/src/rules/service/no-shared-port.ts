import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noSharedPort = defineRule({
  name: 'no-shared-port',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A port number is there for one protocol, or for both by name.',
  why: 'A load balancer has one listener for a port. Of TCP and UDP one is lost without a word, unless the controller is told to merge them.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#enable-tcp-udp-listener')],
  reports: ['service-shared-port'],
  examples: {
    valid: [
      {
        title: 'They are merged.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-enable-tcp-udp-listener: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: dns-tcp
      port: 53
      protocol: TCP
    - name: dns-udp
      port: 53
      protocol: UDP
`,
      },
    ],
    invalid: [
      {
        title: 'One of the two is lost.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: dns-tcp
      port: 53
      protocol: TCP
    - name: dns-udp
      port: 53
      protocol: UDP
`,
        findings: [{ path: 'spec.ports', message: 'Port 53 is there for TCP and UDP.' }],
      },
    ],
  },
});
