import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService } from '../../example-manifests';
import { defineRule } from '../../rule';

export const udpListenerNeedsSourceNat = defineRule({
  name: 'udp-listener-needs-source-nat',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'UDP on a dual-stack load balancer has source NAT prefixes.',
  why: 'AWS refuses the listener.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#enable-prefix-for-ipv6-source-nat'),
  ],
  reports: ['listener-udp-dualstack', 'service-udp-dualstack'],
  examples: {
    valid: [
      {
        title: 'The prefixes are on.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack
    service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat: "on"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: dns
      port: 53
      protocol: UDP
`,
      },
    ],
    invalid: [
      {
        title: 'They are off, as they come.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: dns
      port: 53
      protocol: UDP
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ip-address-type"]',
            message:
              'Port 53 is UDP on a dual-stack load balancer, which needs service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat.',
          },
        ],
      },
    ],
  },
});
