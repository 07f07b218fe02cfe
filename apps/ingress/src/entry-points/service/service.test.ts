import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatPath } from '@eks-ingress/diagnostics';
import type { Environment } from '../../environment';
import { formatSummary } from '../../summary';
import { synthesize, type Synthesis } from '../../synthesize';
import type { ServiceEntryPointSettings } from './settings';

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-service-'));

afterAll(() => rmSync(outdir, { recursive: true }));

const certificate = {
  arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333331',
};
const internal: ServiceEntryPointSettings = {
  kind: 'service',
  owner: { kind: 'aws-load-balancer-controller', targetType: 'ip' },
  scheme: 'internal',
  subnetMappings: [
    { subnetId: 'subnet-0920d0000000000a1', availabilityZone: 'ap-northeast-2a' },
    { subnetId: 'subnet-0920d0000000000b2', availabilityZone: 'ap-northeast-2b' },
  ],
  tls: { end: 'at-load-balancer', certificate },
  hostedZone: { name: 'example.internal', private: true },
  hostNames: ['shop.example.internal'],
  ingressNginx: {
    releaseName: 'internal',
    ingressClass: 'internal',
    zoneSpread: 'DoNotSchedule',
    acknowledgeRetirement: { reviewBy: '2027-03-31' },
  },
};
const environment: Environment = {
  account: '333333333333',
  region: 'ap-northeast-2',
  state: { kind: 'local' },
  cluster: { name: 'shop', compute: 'managed-node-groups' },
  awsLoadBalancerController: { identity: 'pod-identity', permissions: 'all' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: internal.subnetMappings ?? [],
      tls: internal.tls,
      registration: { kind: 'target-group-binding' },
      ingressNginx: { zoneSpread: 'DoNotSchedule', acknowledgeRetirement: { reviewBy: '2027-03-31' } },
    },
    internal,
  },
  tags: { Team: 'shop' },
};

function synthesized(change: object = {}, others: Partial<Environment> = {}): Synthesis {
  const entryPoints = { ...environment.entryPoints, internal: { ...internal, ...change } };
  return synthesize({ shop: { ...environment, entryPoints, ...others } }, { outdir, today: '2026-11-21' });
}

const found = (change?: object, others?: Partial<Environment>) =>
  synthesized(change, others).findings.map(({ diagnostic: { id, path } }) => `${formatPath(path)}: ${id}`);

test('an environment may have an entry point of each kind, with a controller and a class of its own', () => {
  const synthesis = synthesized();
  expect(synthesis.findings).toEqual([]);
  expect(stripVTControlCharacters(formatSummary(synthesis, outdir))).toMatchSnapshot();
});

test('its Terraform gives the name of the load balancer, and its tags those of the environment', () => {
  synthesized();
  const { output, resource } = JSON.parse(readFileSync(join(outdir, 'stacks/shop/cdk.tf.json'), 'utf8')) as {
    readonly output: Readonly<Record<string, { readonly value: unknown }>>;
    readonly resource: Readonly<Record<string, Readonly<Record<string, { readonly values: readonly string[] }>>>>;
  };
  expect(output['internal-dns-name']?.value).toMatch(/^\$\{data\.aws_lb\..*\.dns_name\}$/);
  expect(output['internal-zone-id']?.value).toMatch(/^\$\{data\.aws_lb\..*\.zone_id\}$/);
  const [values] = Object.entries(resource['helm_release'] ?? {}).flatMap(([address, release]) =>
    address.startsWith('internal_') ? release.values : [],
  );
  expect(values).toContain(
    'aws-load-balancer-additional-resource-tags":"Environment=shop,ManagedBy=eks-ingress,Team=shop"',
  );
  expect(values).toContain('aws-load-balancer-name":"shop-internal"');
});

test('it gives the addresses that are created', () => {
  const { stacks, findings } = synthesized({
    scheme: 'internet-facing',
    elasticIps: 'create',
    hostedZone: { name: 'example.internal' },
  });
  expect(findings).toEqual([]);
  expect(stacks[0]?.entryPoints['internal']?.summarize()[0]).toContain('2 Elastic IPs');
});

test.each<[string, object, Partial<Environment>, string[]]>([
  [
    'a second controller under the names of the first',
    { ingressNginx: environment.entryPoints['public']?.['ingressNginx' as never] },
    {},
    [
      'entryPoints.internal.ingressNginx.releaseName: ingress-nginx-conflict',
      'entryPoints.internal.ingressNginx.namespace: ingress-nginx-conflict',
      'entryPoints.internal.ingressNginx.ingressClass: ingress-nginx-conflict',
    ],
  ],
  ['the name of another load balancer', { name: 'shop-public' }, {}, ['entryPoints: environment-load-balancer-name']],
  [
    'the cloud provider beside a controller that takes every new Service',
    { owner: { kind: 'cloud-provider-aws' }, clients: [{ cidr: '10.0.0.0/8' }] },
    {},
    [
      'entryPoints.internal.owner.kind: service-legacy-mutator-webhook',
      'entryPoints.internal.proxyProtocol: ingress-nginx-scheme-lost',
    ],
  ],
  [
    'a controller that registers targets only',
    {},
    { awsLoadBalancerController: { identity: 'pod-identity' } },
    ['entryPoints.internal.owner.kind: service-controller-permissions'],
  ],
  [
    'an owner that nobody knows',
    { owner: { kind: 'aws-load-balancer-controler' } },
    {},
    ['entryPoints.internal.owner.kind: environment-value'],
  ],
  ['a key that nothing reads', { targetType: 'ip' }, {}, ['entryPoints.internal.targetType: environment-unknown-key']],
  [
    'host names without a zone',
    { hostedZone: undefined },
    {},
    ['entryPoints.internal.hostedZone: environment-hosted-zone'],
  ],
  [
    'a host name of another zone',
    { hostNames: ['shop.example.com'] },
    {},
    ['entryPoints.internal.hostNames[0]: alias-host-name-outside-zone'],
  ],
])('%s is found where it is written', (_what, change, others, expected) => {
  expect(found(change, others)).toEqual(expected);
});

test('a kind that does not exist is found, and does not hide what else is wrong', () => {
  expect(found({ kind: 'servise' }, { region: 'ap-northest-2' })).toEqual([
    'entryPoints.internal.kind: environment-value',
    'region: environment-region',
  ]);
});
