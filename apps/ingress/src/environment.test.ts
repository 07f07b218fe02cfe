import { defineEnvironment, nearestRegion, validateShape, validateValues, type Environment } from './environment';

const environment: Environment = {
  account: '111111111111',
  region: 'ap-northeast-2',
  state: { kind: 'local' },
  cluster: { name: 'shop', compute: 'karpenter' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: [{ subnetId: 'subnet-0123456789abcdef0' }],
      tls: { end: 'at-load-balancer', certificate: { domainName: 'shop.example.com' } },
      registration: { kind: 'target-group-binding' },
      hostedZone: { name: 'example.com' },
    },
  },
};

const { public: entryPoint } = environment.entryPoints;

const idsOf = (changed: unknown) => validateValues('shop', changed).map(({ id, path }) => `${path.join('.')}: ${id}`);

test('an environment of the type has no finding', () => {
  expect(validateShape('shop', environment)).toEqual([]);
  expect(validateValues('shop', environment)).toEqual([]);
});

test('a requested certificate needs a hosted zone, and a public one', () => {
  const withZone = (hostedZone: unknown) => ({
    ...environment,
    entryPoints: { public: { ...entryPoint, hostedZone } },
  });
  expect(idsOf(withZone(undefined))).toEqual(['entryPoints.public.hostedZone: environment-hosted-zone']);
  expect(idsOf(withZone({ name: 'example.com', private: true }))).toEqual([
    'entryPoints.public.hostedZone: environment-hosted-zone',
  ]);
});

test('host names need a hosted zone', () => {
  const tls = {
    end: 'at-load-balancer',
    certificate: { arn: 'arn:aws:acm:ap-northeast-2:111111111111:certificate/1' },
  };
  const changed = { ...entryPoint, tls, hostedZone: undefined, hostNames: ['shop.example.com'] };
  expect(idsOf({ ...environment, entryPoints: { public: changed } })).toEqual([
    'entryPoints.public.hostedZone: environment-hosted-zone',
  ]);
});

test('the region of the state is checked', () => {
  const state = { kind: 's3', bucket: 'shop-state', region: 'ap-northest-2' };
  expect(idsOf({ ...environment, state })).toEqual(['state.region: environment-region']);
});

test.each([
  [{ bucket: 'arn:aws:s3:::shop-state' }, ['state.bucket: environment-state']],
  [{ bucket: 'shop-state', kmsKeyId: 'alias/shop' }, ['state.kmsKeyId: environment-state']],
  [{ bucket: 'shop-state', kmsKeyId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' }, []],
])('the names that the state has are checked: %j', (names, findings) => {
  expect(idsOf({ ...environment, state: { kind: 's3', ...names } })).toEqual(findings);
});

test.each([
  ['shop-deploy', ['cluster.accessRoleArn: environment-access-role']],
  ['arn:aws:iam::111111111111:user/shop', ['cluster.accessRoleArn: environment-access-role']],
  ['arn:aws:iam::111111111111:role/ci/shop-deploy', []],
])('the role of the cluster is named by its ARN: %j', (accessRoleArn, findings) => {
  expect(idsOf({ ...environment, cluster: { ...environment.cluster, accessRoleArn } })).toEqual(findings);
});

test.each([
  ['Z0123456789ABCDEFGHIJ', []],
  ['https://example.com', ['entryPoints.public.hostedZone.name: environment-hosted-zone']],
  ['*.example.com', ['entryPoints.public.hostedZone.name: environment-hosted-zone']],
])('a hosted zone is named by its domain: %j', (name, findings) => {
  const entryPoints = { public: { ...entryPoint, hostedZone: { name } } };
  expect(idsOf({ ...environment, entryPoints })).toEqual(findings);
});

test.each([
  undefined,
  null,
  'shop',
  [],
  { entryPoints: null },
  { entryPoints: [1] },
  { entryPoints: { public: null } },
])('whatever is exported, nothing throws: %j', (value) => {
  expect(validateShape('shop', value).length).toBeGreaterThan(0);
  expect(() => validateValues('shop', value)).not.toThrow();
});

test('a misspelt key or value does not compile', () => {
  // @ts-expect-error -- there is no key regoin
  defineEnvironment({ ...environment, regoin: 'ap-northeast-2' });
  // @ts-expect-error -- a number is no region
  defineEnvironment({ ...environment, region: 2 });
  defineEnvironment({
    ...environment,
    // @ts-expect-error -- an S3 state needs a bucket
    state: { kind: 's3' },
  });
});

test('a region that AWS may have added since is a warning', () => {
  expect(validateValues('shop', { ...environment, region: 'ap-northeast-9' })).toMatchObject([
    { id: 'environment-region', severity: 'warning' },
  ]);
});

test('the region that was meant stands in for a misspelt one', () => {
  expect(nearestRegion('ap-northest-2')).toBe('ap-northeast-2');
  expect(nearestRegion('ap-northeast-9')).toBe('ap-northeast-9');
  expect(nearestRegion('moon')).toBeUndefined();
});
