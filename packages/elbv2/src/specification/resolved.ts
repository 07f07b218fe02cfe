import { DEFAULT_TLS_POLICY } from '../tls-policies';
import type { HealthCheckSpec } from './health-check';
import type { ListenerSpec } from './listener';
import type { NetworkLoadBalancerSpec } from './network-load-balancer';
import type { TargetGroupSpec } from './target-group';

type Resolved<Spec, Keys extends keyof Spec> = Spec & { readonly [Key in Keys]-?: NonNullable<Spec[Key]> };

/** A health check with every attribute that applies to its protocol written out. */
export type ResolvedHealthCheck = Resolved<
  HealthCheckSpec,
  'protocol' | 'port' | 'interval' | 'timeout' | 'healthyThreshold' | 'unhealthyThreshold'
>;

/** A target group with every attribute written out. */
export type ResolvedTargetGroup = Resolved<
  Omit<TargetGroupSpec, 'healthCheck'>,
  'protocol' | 'proxyProtocolV2' | 'preserveClientIp' | 'deregistrationDelay' | 'connectionTermination' | 'stickiness'
> & { readonly healthCheck: ResolvedHealthCheck };

/** A listener with every attribute that applies to its protocol written out. */
export type ResolvedListener = Resolved<ListenerSpec, 'additionalCertificates'>;

/** A load balancer with every attribute written out, down to its listeners and target groups. */
export type ResolvedNetworkLoadBalancer = Resolved<
  Omit<NetworkLoadBalancerSpec, 'listeners' | 'targetGroups'>,
  'ipAddressType' | 'targetSecurityGroupIds' | 'crossZone' | 'deletionProtection'
> & {
  readonly listeners: readonly ResolvedListener[];
  readonly targetGroups: Readonly<Record<string, ResolvedTargetGroup>>;
};

/*
 * Nothing is left to Terraform's provider: its defaults differ from the API's (HTTP health checks, thresholds of 3), and
 * an attribute that is removed from the configuration keeps its old value (Optional+Computed).
 */

export function resolveHealthCheck(spec: HealthCheckSpec = {}): ResolvedHealthCheck {
  const protocol = spec.protocol ?? 'TCP';
  const http = protocol === 'TCP' ? {} : { path: '/', matcher: '200-399' };
  return {
    port: 'traffic-port',
    interval: 10,
    timeout: 6,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    ...http,
    ...given(spec),
    protocol,
  };
}

export function resolveTargetGroup(spec: TargetGroupSpec): ResolvedTargetGroup {
  const protocol = spec.protocol ?? 'TCP';
  return {
    proxyProtocolV2: false,
    preserveClientIp: protocol === 'UDP' || protocol === 'TCP_UDP',
    deregistrationDelay: 120,
    connectionTermination: true,
    stickiness: false,
    ...given(spec),
    protocol,
    healthCheck: resolveHealthCheck(spec.healthCheck),
  };
}

export function resolveListener(spec: ListenerSpec): ResolvedListener {
  const tls = spec.protocol === 'TLS' ? { sslPolicy: DEFAULT_TLS_POLICY, alpnPolicy: 'None' as const } : {};
  const tcp = spec.protocol === 'TCP' ? { tcpIdleTimeoutSeconds: 350 } : {};
  return { additionalCertificates: [], ...tls, ...tcp, ...given(spec) };
}

export function resolveNetworkLoadBalancer(spec: NetworkLoadBalancerSpec): ResolvedNetworkLoadBalancer {
  return {
    ipAddressType: 'ipv4',
    targetSecurityGroupIds: [],
    crossZone: false,
    deletionProtection: false,
    ...given(spec),
    listeners: spec.listeners.map(resolveListener),
    targetGroups: Object.fromEntries(
      Object.entries(spec.targetGroups).map(([key, targetGroup]) => [key, resolveTargetGroup(targetGroup)]),
    ),
  };
}

/** Without the keys that are present but undefined, which would hide a default. */
function given<Spec extends object>(spec: Spec): Spec {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as Spec;
}
