import type {
  AccessLogsSpec,
  ClientSpec,
  DnsRecordClientRoutingPolicy,
  HealthCheckSpec,
  LoadBalancerIpAddressType,
  RaisedQuotas,
  Scheme,
  SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import type { EntryPointTls } from '../entry-point/entry-point-tls';
import type { ExternalTrafficPolicy } from '../ingress-controller/ingress-controller';
import type { ServiceOwner } from './service-owner';

/** What is risked or done on purpose, by its name, with the reason. */
export interface ServiceAcknowledgements {
  /** Lets `cloud-provider-aws` open the node ports to everybody. */
  readonly 'public-node-ports'?: string;
  /** Replaces the load balancer, and its name and addresses with it. AWS refuses that while deletionProtection is on. */
  readonly 'load-balancer-replacement'?: string;
  /** Releases Elastic IPs that were created here. Nobody gets them back. */
  readonly 'elastic-ip-release'?: string;
}

export const SERVICE_RISKS: readonly (keyof ServiceAcknowledgements)[] = [
  'public-node-ports',
  'load-balancer-replacement',
  'elastic-ip-release',
];

/** A Network Load Balancer that a Service owns, as it is asked for by annotations. */
export interface ServiceLoadBalancerProps {
  readonly owner: ServiceOwner;
  /** 1 to 32 letters, digits and hyphens; it cannot be changed. @default - chosen by the owner */
  readonly name?: string;
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: LoadBalancerIpAddressType;
  /** One subnet of each zone that is to receive traffic. @default - found by the owner, by their tags */
  readonly subnetMappings?: readonly SubnetMappingSpec[];
  /**
   * `create` allocates an Elastic IP for each subnet.
   *
   * @default - the allocation ids of the subnet mappings, else addresses chosen by AWS
   */
  readonly elasticIps?: 'create';
  /**
   * Whether Terraform refuses a plan that releases a created Elastic IP (`prevent_destroy`).
   *
   * @default - that of deletionProtection
   */
  readonly elasticIpProtection?: boolean;
  /** Whether each zone's address also sends to targets in other zones. @default false */
  readonly crossZone?: boolean;
  /** Whether AWS refuses to delete the load balancer; the Service then stays as well. @default false */
  readonly deletionProtection?: boolean;
  /**
   * Whether Terraform refuses a plan that replaces the load balancer, whose name and addresses change then.
   *
   * @default - that of deletionProtection
   */
  readonly replacementProtection?: boolean;
  /** Whether Amazon Application Recovery Controller may move traffic away from a zone. @default false */
  readonly zonalShift?: boolean;
  /** @default 'any_availability_zone' */
  readonly dnsRecordClientRoutingPolicy?: DnsRecordClientRoutingPolicy;
  /** Where TLS connections are logged. @default 'off' */
  readonly accessLogs?: AccessLogsSpec | 'off';
  /**
   * Who may connect, by CIDR block or prefix list (`loadBalancerSourceRanges`).
   *
   * @default - anybody when internet-facing, the VPC when internal; required with `cloud-provider-aws`
   */
  readonly clients?: readonly ClientSpec[];
  /** The ports that clients use. @default { http: 80, https: 443 } */
  readonly ports?: { readonly http?: number; readonly https?: number };
  readonly tls: EntryPointTls;
  /**
   * `Cluster` lets every node pass connections on to any pod. `Local` keeps them on nodes that have a pod, and the
   * client's address with them; the other nodes are unhealthy targets. Nothing for load balancers that send to pods.
   *
   * @default 'Cluster'
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  /**
   * Whether connections to the targets begin with a PROXY protocol v2 header: on the load balancer, and in the
   * controller.
   *
   * @default - true, but with `cloud-provider-aws` and with `Local`
   */
  readonly proxyProtocol?: boolean;
  /**
   * Replaces the health check of both target groups.
   *
   * @default - HTTP on the path of the controller, TCP with `cloud-provider-aws`; what the Service says with `Local`
   */
  readonly healthCheck?: HealthCheckSpec;
  /** Tags of what the owner builds; those of Terraform's provider do not get there. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
  /** Risks that somebody takes on purpose, with the reason. @default {} */
  readonly acknowledgements?: ServiceAcknowledgements;
  /** Quotas of the account that AWS has raised. @default - AWS's own */
  readonly quotas?: RaisedQuotas;
}

/** The same, with what follows from it written out. */
export interface ServiceLoadBalancerSpec extends Omit<ServiceLoadBalancerProps, 'ports'> {
  readonly ports: { readonly http: number; readonly https: number };
  readonly ipAddressType: LoadBalancerIpAddressType;
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  readonly zonalShift: boolean;
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly proxyProtocol: boolean;
  /** The ranges that the Service names; undefined where prefix lists alone say who may connect. */
  readonly sourceRanges?: readonly string[];
}
