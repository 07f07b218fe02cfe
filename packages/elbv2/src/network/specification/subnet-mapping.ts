/** A subnet that the load balancer gets a network interface in, with the address it takes there. */
export interface SubnetMappingSpec {
  readonly subnetId: string;
  /**
   * The subnet's Availability Zone, such as `ap-northeast-2a`; two subnets of one zone are refused.
   *
   * @default - unknown, and not compared
   */
  readonly availabilityZone?: string;
  /**
   * The allocation id of an Elastic IP; internet-facing load balancers only, for all subnets or for none.
   *
   * @default - an address chosen by AWS
   */
  readonly allocationId?: string;
  /**
   * A fixed address inside the subnet; internal load balancers only.
   *
   * @default - an address chosen by AWS
   */
  readonly privateIpv4Address?: string;
  /**
   * A fixed IPv6 address inside the subnet; dual-stack load balancers only.
   *
   * @default - an address chosen by AWS, of a dual-stack load balancer
   */
  readonly ipv6Address?: string;
  /**
   * The subnet's blocks, to compare the fixed addresses with.
   *
   * @default - unknown, and not compared
   */
  readonly cidrBlocks?: readonly string[];
}
