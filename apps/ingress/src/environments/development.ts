import { defineEnvironment } from '../environment';

export default defineEnvironment({
  account: '111111111111',
  region: 'ap-northeast-2',
  state: { kind: 'local' },
  cluster: { name: 'shop-development', compute: 'self-managed' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: [
        { subnetId: 'subnet-0d1a0000000000001', availabilityZone: 'ap-northeast-2a' },
        { subnetId: 'subnet-0d1a0000000000002', availabilityZone: 'ap-northeast-2b' },
        { subnetId: 'subnet-0d1a0000000000003', availabilityZone: 'ap-northeast-2c' },
      ],
      // One or two nodes do not cover three zones.
      crossZone: true,
      tls: {
        end: 'at-load-balancer',
        certificate: {
          arn: 'arn:aws:acm:ap-northeast-2:111111111111:certificate/11111111-1111-4111-8111-111111111111',
          domainNames: ['*.dev.example.com'],
        },
      },
      registration: { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop-development' } },
      hostedZone: { name: 'dev.example.com' },
      hostNames: ['shop.dev.example.com'],
      echoWorkload: { hostName: 'echo.dev.example.com' },
      ingressNginx: { replicas: 1, acknowledgeRetirement: { reviewBy: '2027-03-31' } },
    },
  },
});
