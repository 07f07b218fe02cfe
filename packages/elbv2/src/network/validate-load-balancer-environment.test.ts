import { formatDiagnostic } from '@eks-ingress/diagnostics';
import fc from 'fast-check';
import { change, pathsOf, valueAt } from '../testing/change';
import { found } from '../testing/examples';
import { ENVIRONMENT } from '../testing/specifications';
import { validateLoadBalancerEnvironment } from './validate-load-balancer-environment';

test('an environment of valid load balancers has no finding', () => {
  expect(validateLoadBalancerEnvironment(ENVIRONMENT)).toEqual([]);
});

test('what is wrong with one load balancer is found below its key', () => {
  const environment = change(ENVIRONMENT, ['loadBalancers', 'api', 'listeners', 0, 'port'], 0);

  expect(found(validateLoadBalancerEnvironment(environment))).toEqual([
    'loadBalancers.api.listeners[0].port: listener-port-range',
  ]);
});

test('a quota that is raised for the environment is raised for each load balancer, which may know better', () => {
  const clients = Array.from({ length: 40 }, (_, index) => ({ cidr: `10.${index}.0.0/16` }));
  const many = change(ENVIRONMENT, ['loadBalancers', 'shop', 'clients'], clients);
  const quota = ['quotas', 'rules-per-security-group'];

  const finding = 'loadBalancers.shop.clients: load-balancer-security-group-rule-quota';
  expect(found(validateLoadBalancerEnvironment(many))).toEqual([finding]);
  expect(found(validateLoadBalancerEnvironment(change(many, quota, 100)))).toEqual([]);
  expect(
    found(validateLoadBalancerEnvironment(change(change(many, quota, 100), ['loadBalancers', 'shop', ...quota], 60))),
  ).toEqual([finding]);
});

test('a quota is reported with the count of this configuration and its code', () => {
  const environment = change(ENVIRONMENT, ['quotas', 'load-balancers-per-region'], 2);

  expect(validateLoadBalancerEnvironment(environment)).toMatchObject([
    {
      severity: 'warning',
      message: 'The environment has 3 Network Load Balancers; the quota is 2.',
      fix: 'Put several listeners on one load balancer, or have the quota raised (L-69A177A2) and give it as quotas["load-balancers-per-region"].',
    },
  ]);
});

test('addresses that are allocated in the same apply count, and repeat only when they are the same', () => {
  const unknown = (id: number) => `\${aws_eip.shop_${id}.allocation_id}`;
  const isUnknown = (value: unknown) => typeof value === 'string' && value.includes('${');
  const mappings = (first: number) =>
    [0, 1].map((index) => ({ subnetId: `subnet-0a1b2c3d4e5f6071${index}`, allocationId: unknown(first + index) }));
  const environment = [0, 2, 4].reduce(
    (all, first, index) =>
      change(all, ['loadBalancers', ['shop', 'more', 'most'][index] ?? '', 'subnetMappings'], mappings(first)),
    {
      loadBalancers: {
        shop: ENVIRONMENT.loadBalancers.shop,
        more: { ...ENVIRONMENT.loadBalancers.api, name: 'more' },
        most: { ...ENVIRONMENT.loadBalancers.api, name: 'most' },
      },
    },
  );

  expect(found(validateLoadBalancerEnvironment(environment, { isUnknown }))).toEqual([
    'loadBalancers: environment-elastic-ip-quota',
  ]);
});

test('a quota of the environment that is unknown until apply is not counted against', () => {
  const clients = Array.from({ length: 40 }, (_, index) => ({ cidr: `10.${index}.0.0/16` }));
  const many = change(ENVIRONMENT, ['loadBalancers', 'shop', 'clients'], clients);
  const isUnknown = (value: unknown) => value === '${var.quotas}';

  expect(found(validateLoadBalancerEnvironment(change(many, ['quotas'], '${var.quotas}'), { isUnknown }))).toEqual([]);
});

test('no value that is unknown until apply is judged', () => {
  const unknown = '${TfToken[TOKEN.7]}';
  const isUnknown = (value: unknown) => value === unknown;
  const leaves = pathsOf(ENVIRONMENT).filter((path) => typeof valueAt(ENVIRONMENT, path) !== 'object');

  expect(
    leaves.flatMap((path) => validateLoadBalancerEnvironment(change(ENVIRONMENT, path, unknown), { isUnknown })),
  ).toEqual([]);
});

test('values of the wrong type are found before anything else is judged', () => {
  expect(found(validateLoadBalancerEnvironment(change(ENVIRONMENT, ['loadBalancers', 'api'], null)))).toEqual([
    'loadBalancers.api: specification-type',
  ]);
  expect(found(validateLoadBalancerEnvironment(change(ENVIRONMENT, ['quotas'], 5)))).toEqual([
    'quotas: specification-type',
  ]);
});

test('any value at any place makes validation not throw', () => {
  const value = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
    fc.string(),
  );
  const place = fc.constantFrom(...pathsOf({ ...ENVIRONMENT, quotas: { 'targets-per-zone': 1000 } }));

  fc.assert(
    fc.property(place, value, (path, broken) => {
      for (const diagnostic of validateLoadBalancerEnvironment(change(ENVIRONMENT, path, broken))) {
        expect(formatDiagnostic(diagnostic)).toContain(diagnostic.id);
      }
    }),
  );
});
