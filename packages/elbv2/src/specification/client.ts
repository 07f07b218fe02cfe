/** Who may connect to the listeners: exactly one of the three. */
export interface ClientSpec {
  /** An IPv4 or IPv6 block whose host bits are zero, such as `203.0.113.0/24`. */
  readonly cidr?: string;
  readonly prefixListId?: string;
  readonly securityGroupId?: string;
}
