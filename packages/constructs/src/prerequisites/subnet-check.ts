import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import type { Scheme } from '@eks-ingress/elbv2';
import { Construct } from 'constructs';
import type { SubnetSelector } from '../application-load-balancer/ingress-class-params';
import { addCheck } from './add-check';

export interface SubnetCheckProps {
  /** The name of the load balancer, in what Terraform says. */
  readonly name: string;
  readonly vpcId: string;
  readonly scheme: Scheme;
  /** @default - found by their role tags */
  readonly subnets?: SubnetSelector;
  /** How many Availability Zones the load balancer has to be in. @default 2 */
  readonly zones?: number;
}

/**
 * Has Terraform warn, at every plan, of subnets that a load balancer of the controller cannot be created in. A check and no
 * condition: the controller finds untagged subnets by their routes as well, and a load balancer that is there stays.
 */
export class SubnetCheck extends Construct {
  constructor(scope: Construct, id: string, { name, vpcId, scheme, subnets, zones = 2 }: SubnetCheckProps) {
    super(scope, id);
    if (subnets?.ids !== undefined) {
      this.checkGiven(name, vpcId, subnets.ids);
      return;
    }
    const role = scheme === 'internal' ? 'kubernetes.io/role/internal-elb' : 'kubernetes.io/role/elb';
    const tags = subnets?.tags ?? { [role]: ['', '1'] };
    const found = new DataAwsSubnets(this, 'Tagged', {
      filter: [
        { name: 'vpc-id', values: [vpcId] },
        ...Object.entries(tags).map(([key, values]) => ({ name: `tag:${key}`, values: [...values] })),
      ],
    });
    const what = Object.entries(tags).map(
      ([key, values]) => `${key} = ${values.map((value) => JSON.stringify(value)).join(' or ')}`,
    );
    addCheck(this, [
      {
        condition: `\${length(data.aws_subnets.${found.friendlyUniqueId}.ids) >= ${zones}}`,
        errorMessage: `The load balancer ${name} needs subnets in ${zones === 1 ? 'an Availability Zone' : `${zones} Availability Zones`}, and fewer subnets of the VPC are tagged ${what.join(', ')}. Tag them, or name the subnets.`,
      },
    ]);
  }

  private checkGiven(name: string, vpcId: string, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const found = new DataAwsSubnets(this, 'Given', {
      filter: [
        { name: 'vpc-id', values: [vpcId] },
        { name: 'subnet-id', values: [...ids] },
      ],
    });
    const subnets = ids.map((id, index) => new DataAwsSubnet(this, `Subnet-${index}`, { id }));
    const each = (attribute: string) =>
      subnets.map(({ friendlyUniqueId }) => `data.aws_subnet.${friendlyUniqueId}.${attribute}`).join(', ');
    addCheck(this, [
      {
        condition: `\${length(data.aws_subnets.${found.friendlyUniqueId}.ids) == ${ids.length}}`,
        errorMessage: `A subnet of the load balancer ${name} is not in the VPC of the cluster.`,
      },
      {
        condition: `\${length(distinct([${each('availability_zone')}])) == ${ids.length}}`,
        errorMessage: `Two subnets of the load balancer ${name} are in one Availability Zone. Give one of each zone.`,
      },
      {
        condition: `\${min(${each('available_ip_address_count')}) >= 8}`,
        errorMessage: `A subnet of the load balancer ${name} has fewer than eight free addresses, and AWS creates no load balancer there.`,
      },
    ]);
  }
}
