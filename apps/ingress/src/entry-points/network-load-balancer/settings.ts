import type { EntryPointRegistration, LoadBalancerAcknowledgements } from '@eks-ingress/constructs';
import type {
  AccessLogsSpec,
  ClientSpec,
  HealthCheckSpec,
  LoadBalancerIpAddressType,
  Scheme,
  SubnetMappingSpec,
} from '@eks-ingress/elbv2';
import type { EchoWorkloadSettings } from '../echo-workload';
import type { HostedZoneSettings } from '../hosted-zone';
import type { IngressNginxSettings } from '../ingress-nginx';
import type { PortsSettings, UnhealthyHostAlarmSettings } from '../load-balancer-settings';
import type { TlsSettings } from '../tls';

/** A Network Load Balancer that Terraform owns, in front of ingress-nginx. */
export interface NetworkLoadBalancerEntryPointSettings {
  readonly kind: 'network-load-balancer';
  /** 1 to 32 letters, digits and hyphens. @default '<environment>-<entry point>' */
  readonly name?: string;
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: LoadBalancerIpAddressType;
  /** One subnet of each zone that is to receive traffic. */
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /**
   * `create` allocates an Elastic IP for each subnet.
   *
   * @default - the allocation ids of the subnet mappings, else addresses chosen by AWS
   */
  readonly elasticIps?: 'create';
  /** Whether Terraform refuses to release a created Elastic IP. @default - that of deletionProtection */
  readonly elasticIpProtection?: boolean;
  /** Whether each zone's address also sends to targets in other zones. @default false */
  readonly crossZone?: boolean;
  /** @default false */
  readonly deletionProtection?: boolean;
  /** Whether Terraform refuses to replace a target group. @default - that of deletionProtection */
  readonly replacementProtection?: boolean;
  /** Risks that somebody takes on purpose, with the reason. @default {} */
  readonly acknowledgements?: LoadBalancerAcknowledgements;
  /** Whether Amazon Application Recovery Controller may move traffic away from a zone. @default false */
  readonly zonalShift?: boolean;
  /** Where TLS connections are logged. @default - nowhere */
  readonly accessLogs?: AccessLogsSpec;
  /** @default - anybody when internet-facing, the VPC when internal */
  readonly clients?: readonly ClientSpec[];
  /** The security groups of the nodes or pods. @default - the cluster's security group */
  readonly targetSecurityGroupIds?: readonly string[];
  /**
   * Whether connections to the targets begin with a PROXY protocol v2 header: on the load balancer, and in the
   * controller.
   *
   * @default true
   */
  readonly proxyProtocol?: boolean;
  /** The ports that clients use. @default { http: 80, https: 443 } */
  readonly ports?: PortsSettings;
  readonly tls: TlsSettings;
  /** How the pods or nodes of the ingress controller come into the target groups. */
  readonly registration: EntryPointRegistration;
  /**
   * Replaces the health check of both target groups.
   *
   * @default - HTTP on /healthz where nginx answers in clear text, else TCP; on the traffic port
   */
  readonly healthCheck?: HealthCheckSpec;
  /** The Route 53 zone of the host names and of requested certificates. @default - none */
  readonly hostedZone?: HostedZoneSettings;
  /** Host names that become alias records of the load balancer. @default [] */
  readonly hostNames?: readonly string[];
  readonly ingressNginx?: IngressNginxSettings;
  /** Who is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: UnhealthyHostAlarmSettings;
  /** A small server to see the entry point work; not for production. @default - none */
  readonly echoWorkload?: EchoWorkloadSettings;
}
