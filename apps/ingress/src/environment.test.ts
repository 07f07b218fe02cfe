import { defineEnvironment, nearestRegion, validateEnvironment, type Environment } from './environment';

const environment: Environment = {
  account: '111111111111',
  region: 'ap-northeast-2',
  state: { kind: 'local' },
  cluster: { name: 'shop' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: [{ subnetId: 'subnet-0123456789abcdef0' }],
      tls: { end: 'at-load-balancer', certificate: { domainName: 'shop.example.com' } },
      registration: { kind: 'target-group-binding' },
    },
  },
};

test('an environment of the type has no finding', () => {
  expect(validateEnvironment('shop', environment)).toEqual([]);
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
  expect(validateEnvironment('shop', { ...environment, region: 'ap-northeast-9' })).toMatchObject([
    { id: 'environment-region', severity: 'warning' },
  ]);
});

test('the region that was meant stands in for a misspelt one', () => {
  expect(nearestRegion('ap-northest-2')).toBe('ap-northeast-2');
  expect(nearestRegion('ap-northeast-9')).toBe('ap-northeast-9');
  expect(nearestRegion('moon')).toBe('moon');
});
