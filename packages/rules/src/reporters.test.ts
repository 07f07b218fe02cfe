import {
  checkIngressClassParams,
  checkIngressGroup,
  checkService,
  type ControllerFinding,
} from '@eks-ingress/controllers';
import { APPLICATION_CONSTRAINTS, CONSTRAINTS } from '@eks-ingress/elbv2';
import { renderCharts } from '@eks-ingress/charts';
import { readCluster } from './cluster/cluster';
import { findModelFindings } from './model-findings';
import { reporters, type Reportable } from './reporters';
import type { Reported, Rule } from './rule';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

const reported: readonly Reported[] = rules.flatMap(({ reports = [] }) => reports);

test('a cause belongs to one rule', () => {
  const keys = reported.map((one) => (typeof one === 'string' ? one : `${one.id} ${one.annotation}`));
  expect(keys).toContain('annotation-bad-value/ignores');
  expect(keys).toContain('application-health-check-path');
  expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
});

/** What is found by who knows more than manifests: subnets, or which controller a Service is to have. */
function ofLibrary(): readonly ControllerFinding[] {
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

test('everything that the models find is found in an example', () => {
  const found = rules.flatMap(({ examples }) =>
    [...examples.valid, ...examples.invalid].flatMap((example) => {
      const { subjects } = renderCharts(readSubjects(example));
      return findModelFindings(readCluster(subjects, example.options ?? {}), subjects);
    }),
  );
  const ids = new Set<string>([...found, ...ofLibrary()].map(({ id }) => id));
  // Constraints have examples of their own.
  const constraints = [...Object.values(CONSTRAINTS), ...Object.values(APPLICATION_CONSTRAINTS)].flatMap(
    (list: readonly { readonly id: string }[]) => list.map(({ id }) => id),
  );
  const causes = reported
    .flatMap((one) => (typeof one === 'string' ? [one.replace(/\/.*/, '')] : []))
    .filter((id) => !constraints.includes(id));
  expect(causes).toContain('ingress-group-conflict');
  expect(causes.filter((id) => !ids.has(id))).toEqual([]);
});

test('of several rules the one of the annotation reports it, then the one of the effect', () => {
  const rule = (name: string, reports: readonly Reported[]) => ({ name, reports }) as Rule;
  const key = 'alb.ingress.kubernetes.io/scheme';
  const findReporter = reporters([
    rule('an-id', ['annotation-harmful-value', 'listener-port-range']),
    rule('an-effect', ['annotation-harmful-value/ignores']),
    rule('an-annotation', [{ id: 'annotation-harmful-value', annotation: key }]),
  ]);
  const nameOf = (given: Partial<Reportable>) =>
    findReporter({ id: 'annotation-harmful-value', path: ['metadata', 'annotations', 'other'], ...given })?.name;
  expect(nameOf({})).toBe('an-id');
  expect(nameOf({ effect: 'ignores' })).toBe('an-effect');
  expect(nameOf({ effect: 'rejects' })).toBeUndefined();
  expect(nameOf({ effect: 'ignores', path: ['metadata', 'annotations', key] })).toBe('an-annotation');
  expect(nameOf({ id: 'listener-port-range', effect: 'rejects' })).toBe('an-id');
  expect(nameOf({ id: 'target-group-protocol' })).toBeUndefined();
});
