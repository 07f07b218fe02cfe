import { DataAwsNetworkInterfaces } from '@cdktf/provider-aws/lib/data-aws-network-interfaces';
import { DataAwsSecurityGroups } from '@cdktf/provider-aws/lib/data-aws-security-groups';
import { Construct } from 'constructs';
import type { EksCluster } from '../cluster/eks-cluster';
import { addCheck } from './add-check';

/**
 * Has Terraform warn of network interfaces that have two security groups with the cluster's tag. The AWS Load Balancer
 * Controller opens the one that is tagged to its load balancers, and with two of them opens none and registers no target.
 */
export class NodeSecurityGroupCheck extends Construct {
  /** The check of a cluster, which is there once. */
  static of(cluster: EksCluster): NodeSecurityGroupCheck {
    const existing = cluster.node.tryFindChild(ID) as NodeSecurityGroupCheck | undefined;
    return existing ?? new NodeSecurityGroupCheck(cluster, ID, cluster);
  }

  private constructor(scope: Construct, id: string, { name, vpcId }: EksCluster) {
    super(scope, id);
    const tag = `kubernetes.io/cluster/${name}`;
    const tagged = new DataAwsSecurityGroups(this, 'Tagged', {
      filter: [
        { name: 'vpc-id', values: [vpcId] },
        { name: 'tag-key', values: [tag] },
      ],
    });
    const interfaces = new DataAwsNetworkInterfaces(this, 'Interfaces', {
      filter: [
        { name: 'group-id', values: ['${each.value}'] },
        // Not those of the control plane, which EKS keeps.
        { name: 'requester-managed', values: ['false'] },
      ],
    });
    interfaces.addOverride('for_each', `\${toset(data.aws_security_groups.${tagged.friendlyUniqueId}.ids)}`);
    const ids = `flatten([for found in data.aws_network_interfaces.${interfaces.friendlyUniqueId} : found.ids])`;
    addCheck(this, [
      {
        condition: `\${length(${ids}) == length(distinct(${ids}))}`,
        errorMessage: `A network interface has two security groups with the tag ${tag}, and the AWS Load Balancer Controller registers no target there. Remove the tag from one of the two.`,
      },
    ]);
  }
}

const ID = 'NodeSecurityGroupCheck';
