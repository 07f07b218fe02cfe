import type { Eip } from '@cdktf/provider-aws/lib/eip';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { findBy } from '@eks-ingress/diagnostics';
import {
  resolveNetworkLoadBalancer,
  validateNetworkLoadBalancer,
  type NetworkLoadBalancerSpec,
  type ResolvedNetworkLoadBalancer,
  type SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { acknowledgementsChecks } from '../acknowledgements-checks';
import { isUnknown, reportDeclared } from '../findings';
import { createElasticIps } from './create-elastic-ips';
import { Listener, type ListenerProps } from './listener';
import { LoadBalancerSecurityGroup } from './load-balancer-security-group';
import {
  elasticIpChecks,
  knownListChecks,
  protectedReplacementChecks,
  subnetMappingChecks,
} from './network-load-balancer-checks';
import { ReplacementGuard } from '../replacement/replacement-guard';
import { TargetGroup, type TargetGroupProps } from './target-group';

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
   * Risks that somebody takes on purpose, with the reason. Each lets one thing pass that a protected load balancer
   * refuses, and is removed when that is done.
   *
   * @default {}
   */
  readonly acknowledgements?: LoadBalancerAcknowledgements;
}

/** What may be done to a protected load balancer, by its name, with the reason. */
export interface LoadBalancerAcknowledgements {
  /** Replaces the load balancer, and its addresses with it. AWS refuses that while deletionProtection is on. */
  readonly 'load-balancer-replacement'?: string;
  /** Replaces listeners, whose ports refuse connections for some seconds. */
  readonly 'listener-replacement'?: string;
  /** Replaces target groups, which have no healthy target at once. */
  readonly 'target-group-replacement'?: string;
  /** Releases Elastic IPs that were created here. Nobody gets them back. */
  readonly 'elastic-ip-release'?: string;
}

/** The names of what may be done to a protected load balancer. */
const LOAD_BALANCER_RISKS: readonly (keyof LoadBalancerAcknowledgements)[] = [
  'load-balancer-replacement',
  'listener-replacement',
  'target-group-replacement',
  'elastic-ip-release',
];

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
    const guards = this.guardReplacement(resolved);
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
      lifecycle:
        guards.length === 0 && props.deletionProtection !== true
          ? undefined
          : {
              preventDestroy: props.deletionProtection,
              precondition: guards.length === 0 ? undefined : guards.map(({ precondition }) => precondition),
            },
    });

    reportDeclared(this, () => [
      ...validateNetworkLoadBalancer(this.spec, { isUnknown }),
      ...findBy(elasticIpChecks, props),
      ...findBy(knownListChecks, { ...props, autoScalingGroups: this.autoScalingGroups() }),
      ...findBy(acknowledgementsChecks, {
        acknowledgements: { ...props.acknowledgements },
        risks: LOAD_BALANCER_RISKS,
      }),
      ...findBy(subnetMappingChecks, props),
      ...findBy(protectedReplacementChecks, props),
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
      preventReplacement: this.isProtected && !this.isAcknowledged('target-group-replacement'),
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

  private isAcknowledged(risk: keyof LoadBalancerAcknowledgements): boolean {
    return this.props.acknowledgements?.[risk] !== undefined;
  }

  /** What the load balancer would not be the same without. */
  private guardReplacement(resolved: ResolvedNetworkLoadBalancer): ReplacementGuard[] {
    if (!this.isProtected || this.isAcknowledged('load-balancer-replacement')) return [];
    const { scheme, name } = this.props;
    const wayOn = 'See docs/guides/fixed-addresses.md, or acknowledge load-balancer-replacement.';
    return [
      new ReplacementGuard(this, 'ReplacementGuard', {
        identity: `${scheme} ${name}`,
        message: `This would replace the load balancer ${name}, and its addresses with it: its name or its scheme changes. ${wayOn}`,
      }),
      new ReplacementGuard(this, 'ReplacementGuard-Addresses', {
        identity: this.addresses(resolved),
        message: `This would replace the load balancer ${name}, or take addresses from it: a subnet mapping or an address is removed or changed. What is added changes nothing. ${wayOn}`,
      }),
    ];
  }

  /** How the load balancer is reached, in parts that may be added but not removed. */
  private addresses({ ipAddressType, secondaryIpsPerSubnet }: ResolvedNetworkLoadBalancer): string[] {
    const isCreated = this.props.elasticIps !== undefined;
    const mappings = this.props.subnetMappings.map(({ subnetId, allocationId, privateIpv4Address, ipv6Address }) =>
      [subnetId, isCreated ? 'created' : allocationId, privateIpv4Address, ipv6Address]
        .filter((part) => part !== undefined)
        .join(' '),
    );
    const secondary = Array.from({ length: secondaryIpsPerSubnet }, (_, index) => `secondary ${index + 1}`);
    return ['ipv4', ...(ipAddressType === 'dualstack' ? ['ipv6'] : []), ...mappings, ...secondary];
  }

  /** The names of the Auto Scaling groups, by the key of their target group. */
  private autoScalingGroups(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      [...this.targetGroups].flatMap(
        ([
          key,
          {
            spec: { registration },
          },
        ]) => (registration.kind === 'auto-scaling-groups' ? [[key, registration.names]] : []),
      ),
    );
  }

  private createElasticIps(): Eip[] {
    const { name, subnetMappings, deletionProtection, elasticIpProtection = deletionProtection } = this.props;
    const preventDestroy = elasticIpProtection === true && !this.isAcknowledged('elastic-ip-release');
    return createElasticIps(this, { name, subnetMappings, preventDestroy });
  }
}
