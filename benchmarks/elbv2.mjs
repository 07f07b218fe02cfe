/*
 * Times the validation of an environment with 50 listeners and 1,000 targets, half of them wrong the second time, and
 * fails when the median takes longer than 20 ms. `npm run bench` builds the package first.
 */
import { validateLoadBalancerEnvironment } from '@eks-ingress/elbv2';

const LISTENERS = 50;
const TARGETS = 1000;
const RUNS = 50;
const LIMIT = 20;

const keys = Array.from({ length: LISTENERS }, (_, index) => `service-${index}`);

function environment({ wrong }) {
  const addresses = (group) =>
    Array.from({ length: TARGETS / LISTENERS }, (_, index) => ({
      address: wrong && index % 2 === 0 ? `10.300.${group}.${index}` : `10.20.${group}.${index}`,
    }));
  const targetGroups = keys.map((key, index) => [
    key,
    {
      name: `shop-${key}`,
      port: 8000 + index,
      targetType: 'ip',
      registration: { kind: 'ip-addresses', targets: addresses(index) },
      healthCheck: { protocol: 'HTTP', path: wrong && index % 2 === 0 ? 'healthz' : '/healthz' },
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

function time(spec) {
  const started = process.hrtime.bigint();
  const findings = validateLoadBalancerEnvironment(spec);
  return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, findings: findings.length };
}

function measure(spec) {
  const first = time(spec);
  const times = Array.from({ length: RUNS }, () => time(spec).milliseconds).sort((a, b) => a - b);
  return {
    findings: first.findings,
    'first, ms': +first.milliseconds.toFixed(1),
    'median, ms': +times[RUNS / 2].toFixed(1),
    'slowest, ms': +times.at(-1).toFixed(1),
  };
}

const results = {
  'all right': measure(environment({ wrong: false })),
  'half wrong': measure(environment({ wrong: true })),
};
console.log(
  `Node ${process.version}: ${LISTENERS} listeners, ${TARGETS} targets, ${RUNS} runs; the limit is ${LIMIT} ms.\n`,
);
const { 'median, ms': allRight } = results['all right'];
console.table(
  Object.fromEntries(
    Object.entries(results).map(([name, result]) => [
      name,
      { ...result, 'times all right': +(result['median, ms'] / allRight).toFixed(2) },
    ]),
  ),
);
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);
if (Object.values(results).some((result) => result['median, ms'] > LIMIT)) process.exitCode = 1;
