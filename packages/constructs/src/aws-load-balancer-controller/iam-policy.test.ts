import { controllerPolicy, targetGroupBindingPolicy, type PolicyDocument } from './iam-policy';
import { isIsolated, partitionOf, type Partition } from '@eks-ingress/elbv2/identifiers';
import { ADD_ONS } from './add-ons';

const PARTITIONS = Object.keys(ADD_ONS) as readonly Partition[];
const ISOLATED = PARTITIONS.filter(isIsolated);

function actionsOf({ Statement }: PolicyDocument): string[] {
  return [...new Set(Statement.flatMap(({ Action }) => Action))];
}

function arnsOf({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(({ Resource }) => Resource).filter((resource) => resource !== '*');
}

describe('the policy of the controller', () => {
  test.each(PARTITIONS)('fits into one managed policy in %s', (partition) => {
    expect(JSON.stringify(controllerPolicy(partition)).length).toBeLessThanOrEqual(6144);
  });

  test.each(PARTITIONS)('fits with web ACLs by name in %s', (partition) => {
    expect(JSON.stringify(controllerPolicy(partition, { webAclsByName: true })).length).toBeLessThanOrEqual(6144);
  });

  test('lists web ACLs when they are given by name, and adds nothing else', () => {
    const added = actionsOf(controllerPolicy('aws', { webAclsByName: true })).filter(
      (action) => !actionsOf(controllerPolicy('aws')).includes(action),
    );
    expect(added).toEqual(['wafv2:ListWebACLs']);
  });

  test.each(PARTITIONS)('has no ARN of another partition in %s', (partition) => {
    for (const arn of arnsOf(controllerPolicy(partition))) expect(arn.split(':')[1]).toBe(partition);
  });

  test('has no statement without an action', () => {
    for (const partition of PARTITIONS) {
      expect(controllerPolicy(partition).Statement.filter(({ Action }) => Action.length === 0)).toEqual([]);
    }
  });

  test.each(ISOLATED)('asks for nothing that %s lacks', (partition) => {
    const missing = actionsOf(controllerPolicy('aws')).filter(
      (action) => !actionsOf(controllerPolicy(partition)).includes(action),
    );
    expect(missing).toEqual([
      'elasticloadbalancing:DescribeTrustStores',
      'elasticloadbalancing:DescribeListenerAttributes',
      'elasticloadbalancing:DescribeCapacityReservation',
      'elasticloadbalancing:ModifyListenerAttributes',
      'elasticloadbalancing:ModifyCapacityReservation',
    ]);
  });

  test('deletes load balancers and security groups only of clusters that it tagged', () => {
    const deleting = controllerPolicy('aws').Statement.filter(({ Action }) =>
      Action.some((action) => /:Delete(LoadBalancer|TargetGroup|SecurityGroup)$/.test(action)),
    );
    expect(deleting.map(({ Condition }) => Condition)).toEqual([
      { Null: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'false' } },
      { Null: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'false' } },
    ]);
  });
});

describe('the policy for TargetGroupBindings', () => {
  const policy = targetGroupBindingPolicy('aws-cn', 'cn-north-1');

  test('changes target groups of one region and nothing else', () => {
    const changing = policy.Statement.filter(({ Action }) => Action.some((action) => !action.includes(':Describe')));
    expect(changing.map(({ Resource }) => Resource)).toEqual([
      'arn:aws-cn:elasticloadbalancing:cn-north-1:*:targetgroup/*/*',
    ]);
  });

  test('registers and deregisters targets', () => {
    expect(actionsOf(policy)).toEqual(
      expect.arrayContaining(['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets']),
    );
  });

  test('creates, deletes and tags nothing', () => {
    expect(actionsOf(policy).filter((action) => /:(Create|Delete|AddTags|RemoveTags|Authorize)/.test(action))).toEqual(
      [],
    );
  });

  test('grants nothing that the whole policy does not', () => {
    expect(actionsOf(controllerPolicy('aws'))).toEqual(expect.arrayContaining(actionsOf(policy)));
  });
});

describe('the partition of a region', () => {
  test.each([
    ['ap-northeast-2', 'aws'],
    ['us-east-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
  ])('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});
