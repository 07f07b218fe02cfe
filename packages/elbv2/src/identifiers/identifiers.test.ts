import {
  beginsLikeId,
  findRefusedTag,
  findZoneAtEnd,
  foreignRegionOf,
  formatArn,
  isAccountId,
  isArnOf,
  type ArnKind,
  isBucketName,
  isDomainName,
  isHostedZoneName,
  isIsolated,
  isKeyId,
  isResourceId,
  isTargetGroupName,
  loadBalancerNameFaults,
  nearestName,
  parseArn,
  partitionOf,
  type ResourceIdKind,
} from '.';

const ARN = 'arn:aws:sns:ap-northeast-2:111122223333:on-call';

test('an ARN that is read and written is the same', () => {
  const arn = parseArn(ARN);

  expect(arn && formatArn(arn)).toBe(ARN);
});

test('what an ARN is written without is empty', () => {
  expect(formatArn({ partition: 'aws-cn', service: 's3', resource: 'shop-logs' })).toBe('arn:aws-cn:s3:::shop-logs');
});

const kinds: readonly (readonly [ArnKind, string])[] = [
  ['acm-certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/0d6a5a3c'],
  ['application-load-balancer', 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c'],
  ['key', 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'],
  ['role', 'arn:aws:iam::111122223333:role/ci/shop-deploy'],
  ['server-certificate', 'arn:aws:iam::111122223333:server-certificate/shop'],
  ['topic', 'arn:aws:sns:eu-west-1:111122223333:on-call.fifo'],
];

test.each(kinds)('the ARN of a %s is one, and none of another kind', (kind, text) => {
  expect(kinds.filter(([other]) => isArnOf(other, text)).map(([other]) => other)).toEqual([kind]);
});

test.each<readonly [ArnKind, string]>([
  ['role', 'arn:aws:iam::111122223333:role/'],
  ['role', 'arn:aws:iam::111122223333:user/shop-deploy'],
  ['role', `arn:aws:iam::111122223333:role/${'a'.repeat(65)}`],
  ['topic', 'arn:aws:sns:eu-west-1:111122223333:on-call:0d6a5a3c'],
  ['key', 'arn:aws:kms:eu-west-1:111122223333:alias/shop'],
  ['key', 'alias/shop'],
])('a %s is not named by %j', (kind, text) => {
  expect(isArnOf(kind, text)).toBe(false);
});

test('the region of an ARN is foreign to another one, and to none that is not known', () => {
  expect(foreignRegionOf(ARN, 'us-east-1')).toBe('ap-northeast-2');
  expect(foreignRegionOf(ARN, 'ap-northeast-2')).toBeUndefined();
  expect(foreignRegionOf(ARN, undefined)).toBeUndefined();
  expect(foreignRegionOf('arn:aws:iam::111122223333:role/shop', 'us-east-1')).toBeUndefined();
  expect(foreignRegionOf('on-call', 'us-east-1')).toBeUndefined();
});

test.each<readonly [ResourceIdKind, string]>([
  ['subnet', 'subnet-0a1b2c3d4e5f60718'],
  ['subnet', 'subnet-0a1b2c3d'],
  ['elastic-ip', 'eipalloc-0a1b2c3d4e5f60718'],
  ['security-group', 'sg-0a1b2c3d4e5f60718'],
  ['prefix-list', 'pl-3b927c52'],
  ['vpc', 'vpc-0a1b2c3d'],
  ['vpc', `vpc-${'0'.repeat(32)}`],
])('a %s has the id %j', (kind, text) => {
  expect(isResourceId(kind, text)).toBe(true);
});

test.each<readonly [ResourceIdKind, string]>([
  ['subnet', ''],
  ['subnet', 'subnet-'],
  ['subnet', 'subnet-0a1b2c3'],
  ['subnet', 'subnet-0a1b2c3d4'],
  ['subnet', 'subnet-0a1b2c3d4e5f6071'],
  ['subnet', 'subnet-0a1b2c3d4e5f607181'],
  ['subnet', 'subnet-0A1B2C3D'],
  ['subnet', 'sg-0a1b2c3d'],
  ['subnet', `subnet-${'0'.repeat(32)}`],
  ['elastic-ip', '203.0.113.10'],
])('a %s has no id %j', (kind, text) => {
  expect(isResourceId(kind, text)).toBe(false);
});

test('a name may begin like an id without being one', () => {
  expect(beginsLikeId('subnet', 'subnet-of-the-shop')).toBe(true);
  expect(beginsLikeId('subnet', 'shop-subnet-a')).toBe(false);
});

test.each([
  ['Shop-2', []],
  ['a'.repeat(32), []],
  ['internal', []],
  ['', ['length']],
  ['a'.repeat(33), ['length']],
  ['shop_public', ['characters']],
  ['-shop', ['characters']],
  ['shop-', ['characters']],
  ['internal-shop', ['reserved']],
  ['internal-shop_of_the_whole_of_apac', ['length', 'characters', 'reserved']],
])('the faults of the load balancer name %j are %j', (name, faults) => {
  expect(loadBalancerNameFaults(name)).toEqual(faults);
});

test('a target group may be named like an internal load balancer', () => {
  expect(isTargetGroupName('internal-shop')).toBe(true);
  expect(isTargetGroupName('')).toBe(false);
  expect(isTargetGroupName('a'.repeat(33))).toBe(false);
});

test.each(['_shop public_', 'shop.public.of.the.whole.of.asia-pacific'])('%j is made a name', (text) => {
  expect(loadBalancerNameFaults(nearestName(text))).toEqual([]);
});

test.each(['shop-logs', 'shop.logs.2026', '0-0', 'a'.repeat(63)])('%j names a bucket', (name) => {
  expect(isBucketName(name)).toBe(true);
});

test.each([
  '',
  'ab',
  'a'.repeat(64),
  'Shop-Logs',
  'shop_logs',
  '-shop',
  'shop.',
  'shop..logs',
  '192.0.2.1',
  'xn--shop',
  'shop-s3alias',
  'arn:aws:s3:::shop-logs',
])('%j names no bucket', (name) => {
  expect(isBucketName(name)).toBe(false);
});

test.each(['example.com', '*.example.com', `${'a'.repeat(63)}.example`])('%j is a domain name', (name) => {
  expect(isDomainName(name)).toBe(true);
});

test.each(['', 'localhost', 'example.com.', 'a_b.example.com', '*.*.example.com', `${'a'.repeat(64)}.com`])(
  '%j is no domain name',
  (name) => {
    expect(isDomainName(name)).toBe(false);
  },
);

test.each(['example.com', 'Example.com.', 'corp', '_shop.example.com'])('%j names a hosted zone', (name) => {
  expect(isHostedZoneName(name)).toBe(true);
});

test.each(['', '.', '*.example.com', 'https://example.com', 'example..com', 'Z0123456789 '])(
  '%j names no hosted zone',
  (name) => {
    expect(isHostedZoneName(name)).toBe(false);
  },
);

test.each(['0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9', `mrk-${'0'.repeat(32)}`, kinds[2]?.[1] ?? ''])(
  '%j names a key',
  (text) => {
    expect(isKeyId(text)).toBe(true);
  },
);

test.each(['', 'alias/shop', 'shop', 'arn:aws:kms:eu-west-1:111122223333:alias/shop'])('%j names no key', (text) => {
  expect(isKeyId(text)).toBe(false);
});

test('an account has twelve digits', () => {
  expect(['111122223333', '11112222333', '1111222233334', '1111-2222-3333'].map(isAccountId)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['ap-northeast-2', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
] as const)('%s is in %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
  expect(isIsolated(partition)).toBe(partition.startsWith('aws-iso'));
});

test.each([
  ['Public-Subnet-ap-northeast-2a', 'ap-northeast-2a'],
  ['ElasticIp-us-gov-west-1b', 'us-gov-west-1b'],
  ['eusc-de-east-1c', 'eusc-de-east-1c'],
  ['Subnet-2a', undefined],
  ['ap-northeast-2', undefined],
])('%j ends with the zone %j', (text, zone) => {
  expect(findZoneAtEnd(text)).toBe(zone);
});

test.each([
  [{ Team: 'shop', '팀 1': 'a+b@c/d', 'kubernetes.io/role/elb': '', Aws: 'x', awsTeam: '' }, undefined],
  [{ Team: 'shop', '': 'x' }, 'has no key'],
  [{ 'aws:team': 'shop' }, 'begins with "aws:"'],
  [{ 'AWS:team': 'shop' }, 'begins with "aws:"'],
  [{ ['a'.repeat(129)]: '' }, 'is too long'],
  [{ ['a'.repeat(128)]: 'a'.repeat(256) }, undefined],
  [{ Team: 'a'.repeat(257) }, 'is too long'],
  [{ 'Team!': 'shop' }, 'has a character that no tag has'],
  [{ Team: 'shop, checkout' }, 'has a character that no tag has'],
])('of the tags %j the first one that is refused %j', (tags, fault) => {
  expect(findRefusedTag(tags)?.fault).toBe(fault);
});
