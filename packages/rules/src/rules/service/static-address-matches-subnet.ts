import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const staticAddressMatchesSubnet = defineRule({
  name: 'static-address-matches-subnet',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Fixed addresses go with the scheme and the subnets.',
  why: 'The AWS Load Balancer Controller refuses the Service: an Elastic IP is for an internet-facing load balancer, a private address for an internal one, and each subnet takes one.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#eip-allocations')],
  reports: [
    'service-address-count',
    'service-address-scheme',
    'service-address-subnet',
    'service-subnet-without-ipv6',
    'subnet-mapping-elastic-ip-id',
    'subnet-mapping-elastic-ip-repeated',
    'subnet-mapping-elastic-ip-scheme',
    'subnet-mapping-ipv6-address-outside',
    'subnet-mapping-ipv6-address-syntax',
    'subnet-mapping-ipv6-address-type',
    'subnet-mapping-private-address-outside',
    'subnet-mapping-private-address-reserved',
    'subnet-mapping-private-address-scheme',
    'subnet-mapping-private-address-syntax',
    'subnet-mapping-subnet-id',
    'subnet-mapping-subnet-repeated',
    'subnet-mapping-zone-region',
    'subnet-mapping-zone-repeated',
  ],
  examples: {
    valid: [
      {
        title: 'One for each subnet.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
    service.beta.kubernetes.io/aws-load-balancer-subnets: subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a
    service.beta.kubernetes.io/aws-load-balancer-eip-allocations: eipalloc-0a1b2c3d4e5f60718,eipalloc-0b2c3d4e5f607182a
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The scheme is left out, and internal as it comes.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-eip-allocations: eipalloc-0a1b2c3d4e5f60718,eipalloc-0b2c3d4e5f607182a
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-eip-allocations"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-eip-allocations is for "internet-facing" load balancers, and nothing says that this one is: the controller makes it "internal", as it comes.',
          },
        ],
      },
      {
        title: 'Two subnets and one address.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
    service.beta.kubernetes.io/aws-load-balancer-subnets: subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a
    service.beta.kubernetes.io/aws-load-balancer-eip-allocations: eipalloc-0a1b2c3d4e5f60718
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-eip-allocations"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-eip-allocations has 1 Elastic IP addresses, and the load balancer stands in 2 subnets.',
          },
        ],
      },
      {
        title: 'A list without addresses, as of a value of a chart that is not set.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
    service.beta.kubernetes.io/aws-load-balancer-eip-allocations: ""
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-eip-allocations"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-eip-allocations is empty.',
          },
        ],
      },
      {
        title: 'No number of subnets fits both lists.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
    service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack
    service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses: 10.0.0.5,10.0.1.5
    service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses: 2600:1f13:837:8500::5
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses has 1 addresses, and service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses has 2.',
          },
        ],
      },
    ],
  },
});
