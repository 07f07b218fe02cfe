import { formatPath } from '@eks-ingress/diagnostics';
import type { ApplicationLoadBalancerSpec, ApplicationTargetGroupSpec } from './application-load-balancer';
import { change, readPath } from '../testing/change';
import type { ApplicationConstraint } from './application-constraint';
import { APPLICATION_CONSTRAINTS } from './application-constraints';
import { validateApplicationLoadBalancer } from './validate-application-load-balancer';

const targetGroup: ApplicationTargetGroupSpec = {
  name: 'shop',
  port: 8080,
  protocol: 'HTTP',
  protocolVersion: 'HTTP1',
  targetType: 'ip',
  ipAddressType: 'ipv4',
  healthCheck: {
    protocol: 'HTTP',
    port: 'traffic-port',
    path: '/healthz',
    matcher: '200',
    interval: 15,
    timeout: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  },
};

/** A shop in Seoul, which sends everybody to HTTPS. */
const shop: ApplicationLoadBalancerSpec = {
  name: 'shop',
  scheme: 'internet-facing',
  region: 'ap-northeast-2',
  subnetMappings: [
    { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
    { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
  ],
  securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  listeners: [
    { port: 80, protocol: 'HTTP', clients: [{ cidr: '0.0.0.0/0' }], targetGroups: [], redirectsTo: 443 },
    {
      port: 443,
      protocol: 'HTTPS',
      clients: [{ cidr: '0.0.0.0/0' }],
      targetGroups: ['shop', 'checkout'],
      certificate: {
        arn: 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
      },
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    },
  ],
  targetGroups: { shop: targetGroup, checkout: { ...targetGroup, name: 'checkout' } },
};

const constraints: readonly Omit<ApplicationConstraint<never>, 'when' | 'message' | 'fix' | 'dependsOn'>[] =
  Object.values(APPLICATION_CONSTRAINTS).flat();

const cases = (kind: 'passes' | 'fails') =>
  constraints.flatMap(({ id, examples }) =>
    examples[kind].map(({ set = {}, finds }) => {
      const [at = ''] = Object.keys(set);
      return { id, set, finds: finds ?? (kind === 'fails' ? [`${at}: ${id}`] : []) };
    }),
  );

const find = (set: Readonly<Record<string, unknown>>) =>
  validateApplicationLoadBalancer(
    Object.entries(set).reduce((spec, [path, value]) => change(spec, readPath(path), value), shop),
  ).map(({ id, path }) => `${formatPath(path)}: ${id}`);

test.each(cases('passes'))('$id is kept with $set', ({ set, finds }) => {
  expect(find(set)).toEqual(finds);
});

test.each(cases('fails'))('$id is broken with $set', ({ set, finds }) => {
  expect(find(set)).toEqual(finds);
});

test('every constraint has an id of its own, examples of both kinds and a source', () => {
  const ids = constraints.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(
    constraints.filter(
      ({ examples, source }) => examples.passes.length === 0 || examples.fails.length === 0 || !URL.canParse(source),
    ),
  ).toEqual([]);
});

test('a value that is unknown is not judged', () => {
  const unknown = { ...shop, name: '?' };

  expect(validateApplicationLoadBalancer(unknown, { isUnknown: (value) => value === '?' })).toEqual([]);
});
