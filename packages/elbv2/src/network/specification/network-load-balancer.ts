import type { DnsRecordClientRoutingPolicy } from '../../attributes';
import type { RaisedQuotas } from '../../quotas';
import type { AccessLogsSpec } from '../../specification/access-logs';
import type { ClientSpec } from '../../specification/client';
import type { ListenerSpec } from './listener';
import type { SubnetMappingSpec } from './subnet-mapping';
import type { TargetGroupSpec } from './target-group';

/** Whether clients reach the load balancer from the internet or from inside the VPC only. */
export type Scheme = 'internet-facing' | 'internal';

/** The address families that clients may use. An NLB has no `dualstack-without-public-ipv4`. */
export type LoadBalancerIpAddressType = 'ipv4' | 'dualstack';

/** A Network Load Balancer and everything that hangs on it. */
export interface NetworkLoadBalancerSpec {
  /** 1 to 32 letters, digits and hyphens; unique in the region and account. Changing it replaces the load balancer. */
  readonly name: string;
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: LoadBalancerIpAddressType;
  /** One subnet in each Availability Zone that is to receive traffic. */
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /** Who may connect to the listeners. */
  readonly clients: readonly ClientSpec[];
  /**
   * Security groups that the load balancer has beside its own, whose rules somebody else keeps.
   *
   * @default []
   */
  readonly additionalSecurityGroupIds?: readonly string[];
  /**
   * The security groups of the nodes or pods behind the load balancer, on which rules from the load balancer are added.
   *
   * @default - none: whoever registers the targets has to open their security group
   */
  readonly targetSecurityGroupIds?: readonly string[];
  /**
   * Whether connections through AWS PrivateLink have to pass the security groups, too.
   *
   * @default true
   */
  readonly enforceSecurityGroupsOnPrivateLink?: boolean;
  /**
   * Whether each zone's address also sends to targets in other zones (charged between zones).
   *
   * @default false
   */
  readonly crossZone?: boolean;
  /**
   * Whether AWS refuses to delete the load balancer.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether Amazon Application Recovery Controller may move traffic away from a zone.
   *
   * @default false
   */
  readonly zonalShift?: boolean;
  /** @default 'any_availability_zone' */
  readonly dnsRecordClientRoutingPolicy?: DnsRecordClientRoutingPolicy;
  /**
   * Addresses in each subnet beside the first, 0 to 7, for more connections to one target. Fewer than there are replace
   * the load balancer.
   *
   * @default 0
   */
  readonly secondaryIpsPerSubnet?: number;
  /**
   * Capacity units that are kept ready, in all zones together; not with a TLS listener.
   *
   * @default - none reserved
   */
  readonly minimumCapacityUnits?: number;
  /** @default 'off' */
  readonly accessLogs?: AccessLogsSpec | 'off';
  readonly listeners: readonly ListenerSpec[];
  /** The target groups by the key that listeners forward to. */
  readonly targetGroups: Readonly<Record<string, TargetGroupSpec>>;
  /**
   * Tags, those that Terraform's provider adds included.
   *
   * @default {}
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * The region that it is created in, to compare certificates and zones with.
   *
   * @default - not compared
   */
  readonly region?: string;
  /**
   * The blocks of its VPC, to tell targets inside from those outside.
   *
   * @default - not compared
   */
  readonly vpcCidrBlocks?: readonly string[];
  /**
   * Quotas of the account that have been raised.
   *
   * @default - those that AWS gives every account
   */
  readonly quotas?: RaisedQuotas;
}
