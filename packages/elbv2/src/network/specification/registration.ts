/**
 * How targets come into a target group. A target group has one owner of its membership: a TargetGroupBinding removes
 * every target that it does not know.
 */
export type RegistrationSpec =
  | TargetGroupBindingSpec
  | AutoScalingGroupsSpec
  | TaggedInstancesSpec
  | IpAddressesSpec
  | ApplicationLoadBalancerTargetSpec;

/** The AWS Load Balancer Controller keeps the pods (`ip`) or nodes (`instance`) of a Service registered. */
export interface TargetGroupBindingSpec {
  readonly kind: 'target-group-binding';
  readonly service: {
    readonly name: string;
    readonly namespace: string;
    /** A port of the Service (not of the pod), by name or number. */
    readonly port: string | number;
  };
  /**
   * Peers that the controller itself opens the targets' security groups to. Leave it out when
   * `targetSecurityGroupIds` is given: rules have one owner.
   *
   * @default - the controller touches no security group
   */
  readonly networking?: TargetGroupBindingNetworking;
}

/** The `networking` field of a TargetGroupBinding. */
export interface TargetGroupBindingNetworking {
  readonly ingress: readonly {
    readonly from: readonly (
      { readonly securityGroup: { readonly groupID: string } } | { readonly ipBlock: { readonly cidr: string } }
    )[];
    readonly ports: readonly { readonly protocol?: 'TCP' | 'UDP'; readonly port?: number | string }[];
  }[];
}

/** Auto Scaling registers each instance that it launches and drains each one that it ends. */
export interface AutoScalingGroupsSpec {
  readonly kind: 'auto-scaling-groups';
  /** Names of Auto Scaling groups; for an EKS managed node group, the group that EKS made for it. */
  readonly names: readonly string[];
}

/** The running EC2 instances with these tags when Terraform is applied; later ones stay out until the next apply. */
export interface TaggedInstancesSpec {
  readonly kind: 'tagged-instances';
  /** Tag keys with the value that an instance must have, such as `{ 'eks:cluster-name': 'shop' }`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Addresses that stay: appliances, another VPC, a data centre. */
export interface IpAddressesSpec {
  readonly kind: 'ip-addresses';
  readonly targets: readonly IpTargetSpec[];
}

/** One address of a target group. */
export interface IpTargetSpec {
  readonly address: string;
  /** @default - the target group's */
  readonly port?: number;
  /**
   * The zone of an address outside the VPC, or `all` for traffic from every zone; AWS finds the zone of one inside.
   *
   * @default - the address is in a subnet of the VPC
   */
  readonly availabilityZone?: string;
}

/** An Application Load Balancer behind this one, for fixed addresses in front of it. */
export interface ApplicationLoadBalancerTargetSpec {
  readonly kind: 'application-load-balancer';
  readonly arn: string;
  /**
   * The ports that it has listeners on.
   *
   * @default - unknown, and not compared
   */
  readonly listenerPorts?: readonly number[];
}
