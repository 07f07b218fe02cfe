import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotationFinding } from '@eks-ingress/annotations';
import { checkIngressClassParams, checkIngressGroup, checkService } from '@eks-ingress/controllers';
import { APPLICATION_CONSTRAINTS, CONSTRAINTS } from '@eks-ingress/elbv2';
import { renderCharts } from '@eks-ingress/charts';
import { readCluster } from './cluster/cluster';
import { findModelFindings } from './model-findings';
import { reporters, type Reportable } from './reporters';
import type { Rule } from './rule';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

/** Constraints of what no manifest describes: several load balancers of one account, and targets that Terraform registers. */
const notOfManifests = [
  CONSTRAINTS.environment,
  CONSTRAINTS.targetGroupBinding,
  CONSTRAINTS.autoScalingGroups,
  CONSTRAINTS.taggedInstances,
  CONSTRAINTS.ipAddresses,
  CONSTRAINTS.ipTarget,
  CONSTRAINTS.applicationLoadBalancer,
].flatMap((constraints) => constraints.map(({ id }) => id));

/** The ids in the sources of the model of annotations. */
function annotationIds(): readonly string[] {
  const files = ['annotations', 'controllers'].flatMap((name) => {
    const folder = join(__dirname, '../..', name, 'src');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^testing|^catalogue/.test(file))
      .map((file) => join(folder, file));
  });
  const found = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/'((?:annotations?|ingress|service)(?:-[a-z0-9]+)+)'/g),
  ]);
  const controllers = ['ingress-nginx'];
  const annotations = ['service-upstream'];
  return [...new Set(found.map(([, id = '']) => id))].filter((id) => ![...controllers, ...annotations].includes(id));
}

const constraintIds = [...Object.values(CONSTRAINTS), ...Object.values(APPLICATION_CONSTRAINTS)]
  .flatMap((constraints: readonly { readonly id: string }[]) => constraints.map(({ id }) => id))
  .filter((id) => !notOfManifests.includes(id));

const effects: readonly Reportable['effect'][] = [
  undefined,
  'rejects',
  'passes-on',
  'misreads',
  'ignores',
  'leaves-object',
  'denies-traffic',
  'opens-access',
  'stops-reloads',
];

const rule = (name: string, reports: Rule['reports']) => ({ name, reports }) as Rule;
const path = ['metadata', 'annotations', 'alb.ingress.kubernetes.io/scheme'];

test('a rule reports everything that the models find', () => {
  const findReporter = reporters(rules);
  const ids = [...annotationIds(), ...constraintIds];
  expect(ids).toContain('annotation-bad-value');
  expect(ids).toContain('ingress-group-conflict');
  expect(ids).toContain('service-left-alone');
  expect(ids).toContain('application-health-check-path');
  const without = ids.flatMap((id) =>
    effects.filter((effect) => findReporter({ id, effect, path }) === undefined).map((effect) => `${id} ${effect}`),
  );
  expect(without).toEqual([]);
});

/** What is found by who knows more than manifests: subnets, or which controller a Service is to have. */
function ofLibrary(): readonly AnnotationFinding[] {
  const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
  const controller = 'aws-load-balancer-controller';
  const subnets = [{ id: 'subnet-a', cidr: '10.0.0.0/24', ipv6Cidrs: [] }];
  const spec = {
    type: 'LoadBalancer',
    loadBalancerClass: 'service.k8s.aws/nlb',
    ports: [{ port: 53, protocol: 'UDP' }],
  };
  const addresses = {
    [`${prefix}scheme`]: 'internal',
    [`${prefix}private-ipv4-addresses`]: '10.1.0.1',
    [`${prefix}ip-address-type`]: 'dualstack',
    [`${prefix}enable-prefix-for-ipv6-source-nat`]: 'on',
  };
  const deleted = {
    deletionTimestamp: '2026-01-01T00:00:00Z',
    finalizers: ['service.k8s.aws/resources'],
    annotations: { [`${prefix}attributes`]: 'deletion_protection.enabled=true' },
  };
  return [
    ...checkService({ spec: { type: 'ClusterIP' } }, { controller }),
    ...checkService({ metadata: { annotations: addresses }, spec }, { controller, subnets }),
    ...checkService({ metadata: deleted, spec }, { controller }),
    ...checkIngressGroup([{ metadata: { annotations: { 'kubernetes.io/ingress.class': 'alb' } } }], {
      ingressClassParams: [{ spec: { scheme: 'internal' } }],
    }),
    ...checkIngressClassParams({
      spec: { inboundCIDRs: ['10.0.0.1/8'], subnets: {}, group: { name: 'shop' }, sslRedirectPort: 'https' },
    }),
    ...checkIngressClassParams({ spec: { group: { name: 'Shop' } } }),
  ];
}

test('everything that the models of annotations find is found in an example', () => {
  const found = rules.flatMap(({ examples }) =>
    [...examples.valid, ...examples.invalid].flatMap((example) => {
      const { subjects } = renderCharts(readSubjects(example));
      return findModelFindings(readCluster(subjects, example.options ?? {}), subjects);
    }),
  );
  const ids = new Set([...found, ...ofLibrary()].map(({ id }) => id));
  expect(annotationIds().filter((id) => !ids.has(id))).toEqual([]);
});

test('no two rules report the same', () => {
  const reported = rules.flatMap(({ reports = [] }) =>
    reports.flatMap((given) => {
      const { id, annotation = '', effects: some } = typeof given === 'string' ? { id: given } : given;
      return (some ?? ['all']).map((effect) => `${id} ${effect} ${annotation}`);
    }),
  );
  expect(reported.filter((one, at) => reported.indexOf(one) !== at)).toEqual([]);
});

test('no rule reports what the models do not find', () => {
  const ids = [...annotationIds(), ...constraintIds];
  const reported = rules.flatMap(({ reports = [] }) =>
    reports.map((given) => (typeof given === 'string' ? given : given.id)),
  );
  const isFound = (id: string) =>
    id.endsWith('*') ? ids.some((found) => found.startsWith(id.slice(0, -1))) : ids.includes(id);
  expect(reported.filter((id) => !isFound(id))).toEqual([]);
});

test('of several rules the one that says more gets it', () => {
  const findReporter = reporters([
    rule('a-beginning', ['listener-*']),
    rule('a-longer-beginning', ['listener-port-*']),
    rule('an-id', ['listener-port-range']),
    rule('an-effect', [{ id: 'listener-port-range', effects: ['ignores'] }]),
    rule('no-effect', [{ id: 'listener-port-range', effects: ['none'] }]),
    rule('an-annotation', [{ id: 'listener-port-range', annotation: 'alb.ingress.kubernetes.io/scheme' }]),
  ]);
  const nameOf = (given: Partial<Reportable>) =>
    findReporter({ id: 'listener-port-range', effect: 'rejects', path: ['spec'], ...given })?.name;
  expect(nameOf({ id: 'listener-name' })).toBe('a-beginning');
  expect(nameOf({ id: 'listener-port-repeated' })).toBe('a-longer-beginning');
  expect(nameOf({})).toBe('an-id');
  expect(nameOf({ effect: 'ignores' })).toBe('an-effect');
  expect(nameOf({ effect: undefined })).toBe('no-effect');
  expect(nameOf({ effect: 'ignores', path })).toBe('an-annotation');
  expect(nameOf({ id: 'target-group-port' })).toBeUndefined();
});
