import type { HealthCheckSpec } from './health-check';
import type { RegistrationSpec } from './registration';
import type { TargetGroupHealthSpec, TargetHealthStateSpec } from './target-group-health';

/** What the load balancer speaks to targets. */
export type TargetGroupProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';

/** What a target is: an EC2 instance, an address, or an Application Load Balancer. */
export type TargetType = 'instance' | 'ip' | 'alb';

/** The address family that targets are reached over. */
export type TargetGroupIpAddressType = 'ipv4' | 'ipv6';

/** A set of targets, how they are found and how traffic reaches them. */
export interface TargetGroupSpec {
  /** Unique in the region and account, 1 to 32 letters, digits and hyphens. */
  readonly name?: string;
  /** The port that targets receive traffic on: the NodePort for instances, the container's port for pods. */
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: TargetGroupProtocol;
  readonly targetType: TargetType;
  /** `ipv6` is for the type `ip` behind a dual-stack load balancer. @default 'ipv4' */
  readonly ipAddressType?: TargetGroupIpAddressType;
  readonly registration: RegistrationSpec;
  /** @default - TCP on the traffic port, HTTP for an Application Load Balancer */
  readonly healthCheck?: HealthCheckSpec;
  /**
   * Whether each connection begins with a PROXY protocol v2 header; targets that do not expect it refuse everything,
   * health checks included.
   *
   * @default false
   */
  readonly proxyProtocolV2?: boolean;
  /**
   * Whether targets see the client's address at the IP layer. A target can then not reach itself through the load
   * balancer. UDP, QUIC and Application Load Balancers always preserve it.
   *
   * @default false for TCP and TLS, true for the others and for Application Load Balancers
   */
  readonly preserveClientIp?: boolean;
  /** Seconds that a target being removed keeps its open connections, 0 to 3600. @default 120 */
  readonly deregistrationDelay?: number;
  /** Whether connections still open after the deregistration delay are closed. @default true */
  readonly connectionTermination?: boolean;
  /** Whether a client keeps its target (`source_ip`); not with TLS. @default false */
  readonly stickiness?: boolean;
  /** Whether targets of other zones get traffic. @default 'use_load_balancer_configuration' */
  readonly crossZone?: boolean | 'use_load_balancer_configuration';
  /** @default - one healthy target in each zone, for DNS failover and for routing */
  readonly targetGroupHealth?: TargetGroupHealthSpec;
  /** @default - the connections of an unhealthy target are closed, for TCP and TLS */
  readonly targetHealthState?: TargetHealthStateSpec;
}
