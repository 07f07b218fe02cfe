import { EksCluster } from '../cluster/eks-cluster';
import { synthesize, type SynthesizedStack } from '../testing/synthesize';
import { NodeSecurityGroupCheck } from './node-security-group-check';
import { SubnetCheck, type SubnetCheckProps } from './subnet-check';

interface Check {
  readonly assert: readonly { readonly condition: string; readonly error_message: string }[];
}

const checksOf = (stack: SynthesizedStack) =>
  Object.values((stack as unknown as { readonly check: Readonly<Record<string, Check>> }).check).flatMap(
    ({ assert }) => assert,
  );

const filtersOf = (stack: SynthesizedStack, type: string) =>
  Object.values(stack.data[type] ?? {}).map(({ filter }) =>
    Object.fromEntries(
      (filter as readonly { readonly name: string; readonly values: readonly string[] }[]).map(({ name, values }) => [
        name,
        values,
      ]),
    ),
  );

describe('subnets', () => {
  const checked = (props: Partial<SubnetCheckProps> = {}) =>
    synthesize((stack) => {
      new SubnetCheck(stack, 'Subnets', { name: 'shop', vpcId: 'vpc-1', scheme: 'internet-facing', ...props });
    });

  test.each([
    ['internet-facing', 'tag:kubernetes.io/role/elb'],
    ['internal', 'tag:kubernetes.io/role/internal-elb'],
  ] as const)('of an %s load balancer are found by %s', (scheme, tag) => {
    const stack = checked({ scheme });
    expect(filtersOf(stack, 'aws_subnets')).toEqual([{ 'vpc-id': ['vpc-1'], [tag]: ['', '1'] }]);
    expect(checksOf(stack)).toMatchObject([{ condition: expect.stringMatching(/ >= 2\}$/) }]);
  });

  test('are as many as the load balancer needs zones', () => {
    expect(checksOf(checked({ zones: 1 }))).toMatchObject([
      { condition: expect.stringMatching(/ >= 1\}$/), error_message: expect.stringContaining('an Availability Zone') },
    ]);
  });

  test('are found by tags of one’s own', () => {
    expect(filtersOf(checked({ subnets: { tags: { Tier: ['public'] } } }), 'aws_subnets')).toEqual([
      { 'vpc-id': ['vpc-1'], 'tag:Tier': ['public'] },
    ]);
  });

  test('that are given are in the VPC, one in each zone, and have room', () => {
    const stack = checked({ subnets: { ids: ['subnet-a', 'subnet-b'] } });
    expect(filtersOf(stack, 'aws_subnets')).toEqual([{ 'vpc-id': ['vpc-1'], 'subnet-id': ['subnet-a', 'subnet-b'] }]);
    expect(checksOf(stack).map(({ condition }) => condition)).toEqual([
      expect.stringMatching(/\.ids\) == 2\}$/),
      expect.stringMatching(/distinct\(\[.*availability_zone.*availability_zone\]\)\) == 2\}$/),
      expect.stringMatching(/^\$\{min\(.*available_ip_address_count\) >= 8\}$/),
    ]);
    expect(checked({ subnets: { ids: [] } })).not.toHaveProperty('check');
  });
});

describe('security groups of nodes', () => {
  const stack = synthesize((scope) => {
    const cluster = new EksCluster(scope, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
    expect(NodeSecurityGroupCheck.of(cluster)).toBe(NodeSecurityGroupCheck.of(cluster));
  });

  test('are found by the tag of the cluster, with the interfaces of each', () => {
    expect(filtersOf(stack, 'aws_security_groups')).toMatchObject([{ 'tag-key': ['kubernetes.io/cluster/shop'] }]);
    const [interfaces] = Object.values(stack.data['aws_network_interfaces'] ?? {});
    expect(interfaces?.['for_each']).toMatch(/^\$\{toset\(data\.aws_security_groups\.\w+\.ids\)\}$/);
    expect(filtersOf(stack, 'aws_network_interfaces')).toMatchObject([{ 'group-id': ['${each.value}'] }]);
  });

  test('are two of one interface when it is found twice', () => {
    expect(checksOf(stack)).toMatchObject([
      { condition: expect.stringMatching(/^\$\{length\(.*\) == length\(distinct\(/) },
    ]);
  });
});
