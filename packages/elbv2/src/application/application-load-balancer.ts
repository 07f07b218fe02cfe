import type { CertificateSpec } from '../specification/certificate';
import type { ClientSpec } from '../specification/client';
import type { MutualAuthentication } from '../network/specification/listener';
import type { LoadBalancerIpAddressType, Scheme } from '../network/specification/network-load-balancer';
import type { SubnetMappingSpec } from '../network/specification/subnet-mapping';
import type { TargetGroupIpAddressType } from '../network/specification/target-group';

/** The address families that clients of an Application Load Balancer may use. */
export type ApplicationLoadBalancerIpAddressType = LoadBalancerIpAddressType | 'dualstack-without-public-ipv4';

/** Attributes by the names that AWS gives them, such as `idle_timeout.timeout_seconds`. */
export type ApplicationAttributes = Readonly<Record<string, string>>;

/**
 * An Application Load Balancer, as far as constraints judge one: where it stands, its listeners, and the target groups
 * behind them. Which request goes where is not part of it.
 */
export interface ApplicationLoadBalancerSpec {
  readonly name: string;
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: ApplicationLoadBalancerIpAddressType;
  /** One subnet in each of two or more Availability Zones. */
  readonly subnetMappings: readonly Pick<SubnetMappingSpec, 'subnetId' | 'availabilityZone' | 'cidrBlocks'>[];
  readonly securityGroupIds: readonly string[];
  /** @default {} */
  readonly attributes?: ApplicationAttributes;
  readonly listeners: readonly ApplicationListenerSpec[];
  /** The target groups by the key that listeners forward to. */
  readonly targetGroups: Readonly<Record<string, ApplicationTargetGroupSpec>>;
  /** The region that it is created in, to compare certificates with. @default - not compared */
  readonly region?: string;
}

/** A port of an Application Load Balancer. */
export interface ApplicationListenerSpec {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** Who may connect to it. */
  readonly clients: readonly ClientSpec[];
  /** The keys of the target groups that its default action and its rules forward to, each once. */
  readonly targetGroups: readonly string[];
  /** The HTTPS port that it sends everybody to, in place of forwarding. @default - it forwards */
  readonly redirectsTo?: number;
  /** Required by HTTPS. @default - none */
  readonly certificate?: CertificateSpec;
  /** Certificates chosen by the server name that the client asks for (SNI). @default [] */
  readonly additionalCertificates?: readonly CertificateSpec[];
  /** The security policy of an HTTPS listener. @default - none */
  readonly sslPolicy?: string;
  /** @default 'off' */
  readonly mutualAuthentication?: MutualAuthentication;
  /** @default {} */
  readonly attributes?: ApplicationAttributes;
}

/** A set of targets of an Application Load Balancer. */
export interface ApplicationTargetGroupSpec {
  readonly name: string;
  /** The NodePort for instances, the container's port for pods. */
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly protocolVersion: 'HTTP1' | 'HTTP2' | 'GRPC';
  readonly targetType: 'instance' | 'ip';
  readonly ipAddressType: TargetGroupIpAddressType;
  readonly healthCheck: ApplicationHealthCheckSpec;
  /** @default {} */
  readonly attributes?: ApplicationAttributes;
}

/** How an Application Load Balancer decides that a target may receive requests. */
export interface ApplicationHealthCheckSpec {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly port: number | 'traffic-port';
  readonly path: string;
  /** Status codes that count as healthy, those of gRPC for a gRPC target group: a list or a range. */
  readonly matcher: string;
  /** Seconds between checks, 5 to 300. */
  readonly interval: number;
  /** Seconds until an unanswered check counts as failed, 2 to 120 and shorter than the interval. */
  readonly timeout: number;
  /** 2 to 10. */
  readonly healthyThreshold: number;
  /** 2 to 10. */
  readonly unhealthyThreshold: number;
}
