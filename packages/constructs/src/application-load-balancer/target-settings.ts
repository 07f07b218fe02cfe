import type { IngressAnnotations } from '@eks-ingress/annotations';
import type { Path } from '@eks-ingress/diagnostics';
import type { ApplicationHealthCheckSpec } from '@eks-ingress/elbv2';

/** How the load balancer sends to the targets of a Service, and finds out whether they are well. */
export interface TargetSettings {
  /**
   * `ip` sends to the pods themselves, which need addresses of the VPC; `instance` to a port of the nodes, which the
   * Service must have.
   *
   * @default 'ip'
   */
  readonly targetType?: 'ip' | 'instance';
  /** @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /** `HTTP2` and `GRPC` need HTTPS listeners. @default 'HTTP1' */
  readonly protocolVersion?: 'HTTP1' | 'HTTP2' | 'GRPC';
  /** @default - the path "/" answers 200; every 15 seconds, for 5 seconds, twice */
  readonly healthCheck?: Partial<ApplicationHealthCheckSpec>;
  /** Attributes of the target group, by the names that AWS gives them. @default {} */
  readonly attributes?: Readonly<Record<string, string>>;
}

type TargetAnnotations = Pick<IngressAnnotations, keyof typeof LOCATIONS>;

/** The settings as annotations, for an Ingress as for a Service; what is not set has none. */
export function targetAnnotations({
  targetType,
  protocol,
  protocolVersion,
  healthCheck = {},
  attributes,
}: TargetSettings): TargetAnnotations {
  return {
    'alb.ingress.kubernetes.io/target-type': targetType,
    'alb.ingress.kubernetes.io/backend-protocol': protocol,
    'alb.ingress.kubernetes.io/backend-protocol-version': protocolVersion,
    'alb.ingress.kubernetes.io/healthcheck-protocol': healthCheck.protocol,
    'alb.ingress.kubernetes.io/healthcheck-port': healthCheck.port,
    'alb.ingress.kubernetes.io/healthcheck-path': healthCheck.path,
    'alb.ingress.kubernetes.io/success-codes': healthCheck.matcher,
    'alb.ingress.kubernetes.io/healthcheck-interval-seconds': healthCheck.interval,
    'alb.ingress.kubernetes.io/healthcheck-timeout-seconds': healthCheck.timeout,
    'alb.ingress.kubernetes.io/healthy-threshold-count': healthCheck.healthyThreshold,
    'alb.ingress.kubernetes.io/unhealthy-threshold-count': healthCheck.unhealthyThreshold,
    'alb.ingress.kubernetes.io/target-group-attributes': attributes,
  };
}

const LOCATIONS = {
  'alb.ingress.kubernetes.io/target-type': ['targetType'],
  'alb.ingress.kubernetes.io/backend-protocol': ['protocol'],
  'alb.ingress.kubernetes.io/backend-protocol-version': ['protocolVersion'],
  'alb.ingress.kubernetes.io/healthcheck-protocol': ['healthCheck', 'protocol'],
  'alb.ingress.kubernetes.io/healthcheck-port': ['healthCheck', 'port'],
  'alb.ingress.kubernetes.io/healthcheck-path': ['healthCheck', 'path'],
  'alb.ingress.kubernetes.io/success-codes': ['healthCheck', 'matcher'],
  'alb.ingress.kubernetes.io/healthcheck-interval-seconds': ['healthCheck', 'interval'],
  'alb.ingress.kubernetes.io/healthcheck-timeout-seconds': ['healthCheck', 'timeout'],
  'alb.ingress.kubernetes.io/healthy-threshold-count': ['healthCheck', 'healthyThreshold'],
  'alb.ingress.kubernetes.io/unhealthy-threshold-count': ['healthCheck', 'unhealthyThreshold'],
  'alb.ingress.kubernetes.io/target-group-attributes': ['attributes'],
} as const;

/** The setting that an annotation is written from; undefined for any other annotation. */
export function findTargetSetting(annotation: string): Path | undefined {
  return (LOCATIONS as Readonly<Record<string, Path | undefined>>)[annotation];
}
