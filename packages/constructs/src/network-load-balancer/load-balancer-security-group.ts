import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import {
  parseCidr,
  securityGroupRules,
  type ClientSpec,
  type NetworkLoadBalancerSpec,
  type SecurityGroupRule,
} from '@eks-ingress/elbv2';
import { Construct } from 'constructs';
import { isUnknown } from '../findings';

export interface LoadBalancerSecurityGroupProps {
  readonly loadBalancerName: string;
  readonly vpcId: string;
  readonly targetSecurityGroupIds: readonly string[];
}

/**
 * The security group of a load balancer, and the rules between it, its clients and its targets: each rule a resource of
 * its own, by group reference towards the targets.
 */
export class LoadBalancerSecurityGroup extends Construct {
  readonly resource: SecurityGroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadBalancerSecurityGroupProps,
  ) {
    super(scope, id);
    this.resource = new SecurityGroup(this, 'Resource', {
      // A name must not begin with "sg-", which a load balancer's may.
      namePrefix: `nlb-${props.loadBalancerName}-`,
      description: `Network Load Balancer ${props.loadBalancerName}`,
      vpcId: props.vpcId,
      lifecycle: { createBeforeDestroy: true },
    });
  }

  get id(): string {
    return this.resource.id;
  }

  /** Adds the rules that a specification needs and that are not there yet. */
  allow(spec: NetworkLoadBalancerSpec): void {
    const { loadBalancer, targets } = securityGroupRules(spec);
    for (const { peer, ...rule } of loadBalancer.ingress) {
      const client = peer as ClientSpec;
      this.addOnce(`Ingress-${keyOf(rule)}-${clientKey(client, spec)}`, (id) => {
        new VpcSecurityGroupIngressRule(this, id, {
          ...trafficOf(rule),
          ...sourceOf(client),
          securityGroupId: this.id,
        });
      });
    }
    const toGroups = loadBalancer.egress.filter(({ peer }) => peer === 'targets');
    for (const { peer, ...rule } of loadBalancer.egress.filter((one) => !toGroups.includes(one))) {
      const address = peer as ClientSpec;
      this.addOnce(`Egress-${keyOf(rule)}-${clientKey(address, spec)}`, (id) => {
        new VpcSecurityGroupEgressRule(this, id, {
          ...trafficOf(rule),
          ...sourceOf(address),
          securityGroupId: this.id,
        });
      });
    }
    const { targetSecurityGroupIds } = this.props;
    if (isUnknown(targetSecurityGroupIds)) return;
    if (targetSecurityGroupIds.length === 0) this.allowToVpc(toGroups);
    targetSecurityGroupIds.forEach((securityGroupId, index) => {
      const key = isUnknown(securityGroupId) ? `targets-${index}` : securityGroupId;
      for (const rule of toGroups) {
        this.addOnce(`Egress-${keyOf(rule)}-${key}`, (id) => {
          new VpcSecurityGroupEgressRule(this, id, {
            ...trafficOf(rule),
            securityGroupId: this.id,
            referencedSecurityGroupId: securityGroupId,
          });
        });
      }
      for (const rule of targets.ingress) {
        this.addOnce(`TargetIngress-${keyOf(rule)}-${key}`, (id) => {
          new VpcSecurityGroupIngressRule(this, id, {
            ...trafficOf(rule),
            securityGroupId,
            referencedSecurityGroupId: this.id,
          });
        });
      }
    });
  }

  /** Where a binding opens the targets' groups itself, nobody here knows which ones they are. */
  private allowToVpc(egress: readonly Rule[]): void {
    for (const rule of egress) {
      this.addOnce(`Egress-${keyOf(rule)}-vpc`, (id) => {
        new VpcSecurityGroupEgressRule(this, id, {
          ...trafficOf(rule),
          securityGroupId: this.id,
          cidrIpv4: this.vpcCidrBlock,
        });
      });
    }
  }

  private get vpcCidrBlock(): string {
    const existing = this.node.tryFindChild('Vpc');
    const vpc =
      existing === undefined ? new DataAwsVpc(this, 'Vpc', { id: this.props.vpcId }) : (existing as DataAwsVpc);
    return vpc.cidrBlock;
  }

  private addOnce(id: string, add: (id: string) => void): void {
    if (this.node.tryFindChild(id) === undefined) add(id);
  }
}

type Rule = Omit<SecurityGroupRule, 'peer'>;

function trafficOf({ protocol, fromPort, toPort, description }: Rule) {
  return { ipProtocol: protocol, fromPort, toPort, description };
}

function keyOf({ protocol, fromPort }: Rule): string {
  return `${protocol}-${fromPort}`;
}

function sourceOf({ cidr, prefixListId, securityGroupId }: ClientSpec) {
  const isIpv6 = cidr !== undefined && !isUnknown(cidr) && parseCidr(cidr)?.family === 'ipv6';
  return {
    cidrIpv4: isIpv6 ? undefined : cidr,
    cidrIpv6: isIpv6 ? cidr : undefined,
    prefixListId,
    referencedSecurityGroupId: securityGroupId,
  };
}

/** Names a rule after its client, so that its address stays when other clients come and go. */
function clientKey(client: ClientSpec, { clients }: NetworkLoadBalancerSpec): string {
  const value = client.cidr ?? client.prefixListId ?? client.securityGroupId;
  return value === undefined || isUnknown(value) ? `client-${clients.indexOf(client)}` : value;
}
