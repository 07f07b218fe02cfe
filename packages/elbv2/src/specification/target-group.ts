import type { HealthCheckSpec } from './health-check';
import type { RegistrationSpec } from './registration';

/** What the load balancer speaks to targets. */
export type TargetGroupProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';

/** What a target is: an EC2 instance or an address. */
export type TargetType = 'instance' | 'ip';

/** A set of targets, how they are found and how traffic reaches them. */
export interface TargetGroupSpec {
  /** Unique in the region and account, 1 to 32 letters, digits and hyphens. */
  readonly name?: string;
  /** The port that targets receive traffic on: the NodePort for instances, the container's port for pods. */
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: TargetGroupProtocol;
  readonly targetType: TargetType;
  readonly registration: RegistrationSpec;
  /** @default - TCP on the traffic port */
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
   * balancer. UDP and TCP_UDP always preserve it.
   *
   * @default false for TCP and TLS, true for UDP and TCP_UDP
   */
  readonly preserveClientIp?: boolean;
  /** Seconds that a target being removed keeps its open connections, 0 to 3600. @default 120 */
  readonly deregistrationDelay?: number;
  /** Whether connections still open after the deregistration delay are closed. @default true */
  readonly connectionTermination?: boolean;
  /** Whether a client keeps its target (`source_ip`); not with TLS. @default false */
  readonly stickiness?: boolean;
}
