import type { Eip } from '@cdktf/provider-aws/lib/eip';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import {
  resolveNetworkLoadBalancer,
  validateNetworkLoadBalancer,
  type NetworkLoadBalancerSpec,
  type SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { isUnknown, reportFindings } from '../findings';
import { validateAcknowledgements } from '../validate-acknowledgements';
import { createElasticIps } from './create-elastic-ips';
import { Listener, type ListenerProps } from './listener';
import { LoadBalancerSecurityGroup } from './load-balancer-security-group';
import { ReplacementGuard } from './replacement-guard';
import { TargetGroup, type TargetGroupProps } from './target-group';
import { validateElasticIps } from './validate-elastic-ips';
import { validateKnownLists } from './validate-known-lists';

export interface NetworkLoadBalancerProps extends Omit<NetworkLoadBalancerSpec, 'listeners' | 'targetGroups'> {
  readonly vpcId: string;
  /**
   * `create` allocates an Elastic IP for each subnet.
   *
   * @default - the allocation ids of the subnet mappings, else addresses chosen by AWS
   */
  readonly elasticIps?: 'create';
  /**
   * Whether Terraform refuses a plan that releases a created Elastic IP (`prevent_destroy`), which others may have on a
   * list.
   *
   * @default - that of deletionProtection
   */
  readonly elasticIpProtection?: boolean;
  /**
   * Whether Terraform refuses a plan that replaces the load balancer, whose addresses change then, or a target group,
   * which has no healthy target yet when the listener moves to it.
   *
   * @default - that of deletionProtection
   */
  readonly replacementProtection?: boolean;
  /**
   * Risks that somebody takes on purpose, with the reason: `target-group-replacement` lets Terraform replace target
   * groups in spite of replacementProtection.
   *
   * @default {}
   */
  readonly acknowledgements?: LoadBalancerAcknowledgements;
}

/** A risk by its name, with the reason for which it is taken. */
export type LoadBalancerAcknowledgements = Readonly<Partial<Record<'target-group-replacement', string>>>;

const RISKS: readonly (keyof LoadBalancerAcknowledgements)[] = ['target-group-replacement'];

/**
 * A Network Load Balancer with its security group, which AWS cannot add to an existing one. Everything that is wrong with
 * it, its listeners and its target groups is reported when the app is synthesized.
 */
export class NetworkLoadBalancer extends Construct {
  readonly resource: Lb;
  readonly securityGroup: LoadBalancerSecurityGroup;
  /** The Elastic IPs that were created, in the order of the subnet mappings. */
  readonly elasticIps: readonly Eip[];
  readonly name: string;
  private readonly subnetMappings: readonly SubnetMappingSpec[];
  private readonly listeners = new Map<string, Listener>();
  private readonly targetGroups = new Map<string, TargetGroup>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkLoadBalancerProps,
  ) {
    super(scope, id);
    this.name = props.name;
    this.elasticIps = props.elasticIps === undefined ? [] : this.createElasticIps();
    this.subnetMappings = props.subnetMappings.map((mapping, index) => ({
      ...mapping,
      allocationId: mapping.allocationId ?? this.elasticIps[index]?.allocationId,
    }));
    this.securityGroup = new LoadBalancerSecurityGroup(this, 'SecurityGroup', {
      loadBalancerName: props.name,
      vpcId: props.vpcId,
      targetSecurityGroupIds: props.targetSecurityGroupIds ?? [],
    });

    const resolved = resolveNetworkLoadBalancer(this.spec);
    const { accessLogs, additionalSecurityGroupIds, secondaryIpsPerSubnet, minimumCapacityUnits } = resolved;
    const guard = this.isProtected
      ? new ReplacementGuard(this, 'ReplacementGuard', {
          identity: `${props.scheme} ${props.name}`,
          message: `This would replace the load balancer ${props.name}, and its addresses with it. Set replacementProtection to false to do so.`,
        })
      : undefined;
    this.resource = new Lb(this, 'Resource', {
      name: props.name,
      loadBalancerType: 'network',
      internal: props.scheme === 'internal',
      ipAddressType: resolved.ipAddressType,
      tags: props.tags,
      subnetMapping: this.subnetMappings.map(({ subnetId, allocationId, privateIpv4Address, ipv6Address }) => ({
        subnetId,
        allocationId,
        privateIpv4Address,
        ipv6Address,
      })),
      securityGroups: [
        this.securityGroup.id,
        ...(isUnknown(additionalSecurityGroupIds) ? [] : additionalSecurityGroupIds),
      ],
      enableCrossZoneLoadBalancing: resolved.crossZone,
      enableDeletionProtection: resolved.deletionProtection,
      enableZonalShift: resolved.zonalShift,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: resolved.enforceSecurityGroupsOnPrivateLink ? 'on' : 'off',
      dnsRecordClientRoutingPolicy: resolved.dnsRecordClientRoutingPolicy,
      // Without the block, logs that are on stay on; the bucket of one that is off is not read.
      accessLogs: accessLogs === 'off' ? { enabled: false, bucket: '' } : { ...accessLogs, enabled: true },
      // A number below the present one replaces the load balancer, so none is written where none is wanted.
      secondaryIpsAutoAssignedPerSubnet: secondaryIpsPerSubnet === 0 ? undefined : secondaryIpsPerSubnet,
      minimumLoadBalancerCapacity:
        minimumCapacityUnits === undefined ? undefined : { capacityUnits: minimumCapacityUnits },
      lifecycle: guard === undefined ? undefined : { precondition: [guard.precondition] },
    });

    reportFindings(this, () => [
      ...validateNetworkLoadBalancer(this.spec, { isUnknown }),
      ...validateElasticIps(props),
      ...validateKnownLists(this.spec, isUnknown),
      ...validateAcknowledgements(props.acknowledgements, RISKS, isUnknown),
    ]);
  }

  get arn(): string {
    return this.resource.arn;
  }

  get dnsName(): string {
    return this.resource.dnsName;
  }

  /** The hosted zone of the DNS name, for alias records. */
  get zoneId(): string {
    return this.resource.zoneId;
  }

  /** The load balancer with what has been added to it so far. */
  get spec(): NetworkLoadBalancerSpec {
    return {
      ...this.props,
      subnetMappings: this.subnetMappings,
      listeners: [...this.listeners.values()].map(({ spec }) => spec),
      targetGroups: Object.fromEntries([...this.targetGroups].map(([key, { spec }]) => [key, spec])),
    };
  }

  /** Adds a target group, which listeners forward to by this key. */
  addTargetGroup(key: string, props: TargetGroupProps): TargetGroup {
    const targetGroup = new TargetGroup(this, `TargetGroup-${key}`, {
      ...props,
      name: `${this.props.name}-${key}`,
      vpcId: this.props.vpcId,
      preventReplacement: this.isProtected && this.props.acknowledgements?.['target-group-replacement'] === undefined,
    });
    this.targetGroups.set(key, targetGroup);
    this.securityGroup.allow(this.spec);
    return targetGroup;
  }

  /** Adds a listener that forwards to the target group with the key that it names. */
  addListener(key: string, props: ListenerProps): Listener {
    const listener = new Listener(this, `Listener-${key}`, {
      ...props,
      loadBalancerArn: this.arn,
      targetGroupArn: (name) => Lazy.stringValue({ produce: () => this.targetGroups.get(name)?.arn ?? '' }),
    });
    this.listeners.set(key, listener);
    this.securityGroup.allow(this.spec);
    return listener;
  }

  private get isProtected(): boolean {
    const { deletionProtection, replacementProtection = deletionProtection } = this.props;
    return replacementProtection === true;
  }

  private createElasticIps(): Eip[] {
    const { name, subnetMappings, deletionProtection, elasticIpProtection = deletionProtection } = this.props;
    return createElasticIps(this, { name, subnetMappings, preventDestroy: elasticIpProtection === true });
  }
}
