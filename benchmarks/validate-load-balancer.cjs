/*
 * Validates a load balancer with 50 listeners and 1,000 targets, half of them wrong, or writes it as JSON and reads it:
 * node validate-load-balancer.cjs validate|copy
 */
const LISTENERS = 50;
const TARGETS = 1000;
const REPEATS = 20;

const keys = Array.from({ length: LISTENERS }, (_, index) => `service-${index}`);

function environment() {
  const addresses = (group) =>
    Array.from({ length: TARGETS / LISTENERS }, (_, index) => ({
      address: index % 2 === 0 ? `10.300.${group}.${index}` : `10.20.${group}.${index}`,
    }));
  const targetGroups = keys.map((key, index) => [
    key,
    {
      name: `shop-${key}`,
      port: 8000 + index,
      targetType: 'ip',
      registration: { kind: 'ip-addresses', targets: addresses(index) },
      healthCheck: { protocol: 'HTTP', path: index % 2 === 0 ? 'healthz' : '/healthz' },
    },
  ]);
  const shop = {
    name: 'shop',
    scheme: 'internal',
    region: 'ap-northeast-2',
    vpcCidrBlocks: ['10.20.0.0/16', '2001:db8:1234::/56'],
    subnetMappings: ['a', 'b', 'c'].map((zone, index) => ({
      subnetId: `subnet-0a1b2c3d4e5f6071${index}`,
      availabilityZone: `ap-northeast-2${zone}`,
    })),
    clients: [{ cidr: '10.20.0.0/16' }],
    targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    listeners: keys.map((key, index) => ({ port: 9000 + index, protocol: 'TCP', targetGroup: key })),
    targetGroups: Object.fromEntries(targetGroups),
  };
  return { loadBalancers: { shop }, quotas: { 'rules-per-security-group': 100 } };
}

const spec = environment();
if (process.argv[2] === 'validate') {
  const { validateLoadBalancerEnvironment } = require('@eks-ingress/elbv2');
  for (let run = 0; run < REPEATS; run += 1) {
    if (validateLoadBalancerEnvironment(spec).length === 0) throw new Error('Nothing is found.');
  }
} else {
  for (let run = 0; run < REPEATS; run += 1) JSON.parse(JSON.stringify(spec));
}
