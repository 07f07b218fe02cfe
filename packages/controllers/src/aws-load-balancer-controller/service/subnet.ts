/** A subnet that a load balancer stands in. */
export interface Subnet {
  readonly id: string;
  readonly cidr?: string;
  readonly ipv6Cidrs?: readonly string[];
}
