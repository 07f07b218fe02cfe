import { defineEnvironment } from '../environment';

export default defineEnvironment({
  account: '333333333333',
  region: 'ap-northeast-2',
  state: { kind: 's3', bucket: 'shop-production-terraform-state' },
  cluster: { name: 'shop-production', compute: 'karpenter' },
  awsLoadBalancerController: { identity: 'pod-identity' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      // Partners have the addresses of these allocations on their lists.
      subnetMappings: [
        {
          subnetId: 'subnet-0920d0000000000a1',
          availabilityZone: 'ap-northeast-2a',
          allocationId: 'eipalloc-0920d0000000000a1',
        },
        {
          subnetId: 'subnet-0920d0000000000b2',
          availabilityZone: 'ap-northeast-2b',
          allocationId: 'eipalloc-0920d0000000000b2',
        },
        {
          subnetId: 'subnet-0920d0000000000c3',
          availabilityZone: 'ap-northeast-2c',
          allocationId: 'eipalloc-0920d0000000000c3',
        },
      ],
      deletionProtection: true,
      tls: {
        end: 'at-load-balancer',
        certificate: {
          arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333331',
          domainNames: ['shop.example.com', 'www.shop.example.com'],
        },
        additionalCertificates: [
          {
            arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333332',
            domainNames: ['*.partner.example.com'],
          },
        ],
        policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      },
      registration: { kind: 'target-group-binding' },
      unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:333333333333:on-call'] },
      hostedZone: { name: 'example.com' },
      hostNames: ['shop.example.com', 'www.shop.example.com', 'api.partner.example.com'],
      ingressNginx: {
        replicas: 3,
        zoneSpread: 'DoNotSchedule',
        acknowledgeRetirement: { reviewBy: '2027-03-31' },
      },
    },
  },
});
