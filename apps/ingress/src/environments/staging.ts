import { defineEnvironment } from '../environment';

export default defineEnvironment({
  account: '222222222222',
  region: 'ap-northeast-2',
  state: { kind: 's3', bucket: 'shop-staging-terraform-state' },
  cluster: { name: 'shop-staging', compute: 'managed-node-groups' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: [
        { subnetId: 'subnet-05a90000000000001', availabilityZone: 'ap-northeast-2a' },
        { subnetId: 'subnet-05a90000000000002', availabilityZone: 'ap-northeast-2b' },
        { subnetId: 'subnet-05a90000000000003', availabilityZone: 'ap-northeast-2c' },
      ],
      tls: {
        end: 'at-load-balancer',
        certificate: { domainName: 'staging.example.com', subjectAlternativeNames: ['*.staging.example.com'] },
      },
      registration: {
        kind: 'auto-scaling-groups',
        names: ['eks-shop-staging-general-a', 'eks-shop-staging-general-b', 'eks-shop-staging-general-c'],
        nodePorts: { http: 30080, https: 30443 },
      },
      hostedZone: { name: 'staging.example.com' },
      hostNames: ['staging.example.com', 'shop.staging.example.com'],
      ingressNginx: { acknowledgeRetirement: { reviewBy: '2027-03-31' } },
    },
  },
});
