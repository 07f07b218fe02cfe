import { TerraformOutput, TerraformVariable } from 'cdktf';
import { findingsOf, synthesize, titleOf } from '../testing/synthesize';
import { EksCluster, type EksClusterProps } from './eks-cluster';

function synthesizeCluster(props: Partial<EksClusterProps> = {}, use: (cluster: EksCluster) => unknown = () => '') {
  return synthesize((stack) => {
    const cluster = new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2', ...props });
    new TerraformOutput(stack, 'used', { value: use(cluster), staticId: true });
  });
}

const EXEC = {
  api_version: 'client.authentication.k8s.io/v1beta1',
  command: 'aws',
  args: ['eks', 'get-token', '--cluster-name', 'shop', '--region', 'ap-northeast-2'],
};

describe('EksCluster', () => {
  test('is looked up by name, and nothing else with it', () => {
    const { data } = synthesizeCluster();
    expect(Object.keys(data)).toEqual(['aws_eks_cluster']);
    expect(Object.values(data.aws_eks_cluster ?? {})).toMatchObject([{ name: 'shop' }]);
  });

  test('connects the helm provider with an exec object', () => {
    expect(synthesizeCluster().provider.helm).toMatchObject([
      {
        kubernetes: {
          host: expect.stringMatching(/^\$\{data\.aws_eks_cluster\..*\.endpoint\}$/),
          cluster_ca_certificate: expect.stringMatching(/^\$\{base64decode\(.*certificate_authority\[0\]\.data\)\}$/),
          exec: EXEC,
        },
      },
    ]);
  });

  test('connects the kubernetes provider with an exec list', () => {
    expect(synthesizeCluster().provider.kubernetes).toMatchObject([{ exec: [EXEC] }]);
  });

  test('gives neither provider a token, which would be too old by the time of an apply', () => {
    expect(JSON.stringify(synthesizeCluster().provider)).not.toContain('"token"');
  });

  test('assumes the access role when it asks for a token', () => {
    const accessRoleArn = 'arn:aws:iam::333333333333:role/shop-deployer';
    const { provider } = synthesizeCluster({ accessRoleArn });
    const args = [...EXEC.args, '--role-arn', accessRoleArn];
    expect(provider.kubernetes).toMatchObject([{ exec: [{ args }] }]);
    expect(provider.helm).toMatchObject([{ kubernetes: { exec: { args } } }]);
  });

  test('reports a name that no cluster has', () => {
    const findings = findingsOf(
      (stack) => new EksCluster(stack, 'Cluster', { name: '-shop', region: 'ap-northeast-2' }),
    );
    expect(findings.map(titleOf)).toEqual(['name: cluster-name']);
  });

  test('waits for a name that is known only after apply', () => {
    const findings = findingsOf((stack) => {
      const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
      new EksCluster(stack, 'Other', { name, region: 'ap-northeast-2' });
    });
    expect(findings).toEqual([]);
  });

  test('looks its VPC up when its blocks are asked for, and only once', () => {
    const { data, output } = synthesizeCluster({}, (cluster) => [cluster.vpcCidrBlocks, cluster.vpcCidrBlock]);
    expect(Object.values(data.aws_vpc ?? {})).toMatchObject([
      { id: expect.stringMatching(/^\$\{data\.aws_eks_cluster\..*\.vpc_config\[0\]\.vpc_id\}$/) },
    ]);
    expect(output.used).toMatchObject({
      value: [
        expect.stringMatching(/^\$\{data\.aws_vpc\..*\.cidr_block_associations\[\*\]\.cidr_block\}$/),
        expect.stringMatching(/^\$\{data\.aws_vpc\..*\.cidr_block\}$/),
      ],
    });
  });
});
