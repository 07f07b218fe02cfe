import type { ClientSpec } from './client';
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
   * The security groups of the nodes or pods behind the load balancer, on which rules from the load balancer are added.
   *
   * @default - none: whoever registers the targets has to open their security group
   */
  readonly targetSecurityGroupIds?: readonly string[];
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
  readonly listeners: readonly ListenerSpec[];
  /** The target groups by the key that listeners forward to. */
  readonly targetGroups: Readonly<Record<string, TargetGroupSpec>>;
  /**
   * The region that it is created in, to compare certificates and zones with.
   *
   * @default - not compared
   */
  readonly region?: string;
}
