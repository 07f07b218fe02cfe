import { DEFAULT_TLS_POLICY } from '../../tls-policies';
import type { HealthCheckSpec } from './health-check';
import type { ListenerSpec, WeightedTargetGroupSpec } from './listener';
import type { NetworkLoadBalancerSpec } from './network-load-balancer';
import type { TargetGroupSpec } from './target-group';
import type { TargetGroupHealthSpec, TargetHealthStateSpec } from './target-group-health';

type Resolved<Spec, Keys extends keyof Spec> = Spec & { readonly [Key in Keys]-?: NonNullable<Spec[Key]> };

type DeepRequired<Spec> = { readonly [Key in keyof Spec]-?: Required<NonNullable<Spec[Key]>> };

/** A health check with every attribute that applies to its protocol written out. */
export type ResolvedHealthCheck = Resolved<
  HealthCheckSpec,
  'protocol' | 'port' | 'interval' | 'timeout' | 'healthyThreshold' | 'unhealthyThreshold'
>;

/** The health of a target group with every threshold written out. */
export type ResolvedTargetGroupHealth = DeepRequired<TargetGroupHealthSpec>;

/** A target group with every attribute that applies to its protocol written out. */
export type ResolvedTargetGroup = Resolved<
  Omit<TargetGroupSpec, 'healthCheck' | 'targetGroupHealth'>,
  | 'protocol'
  | 'ipAddressType'
  | 'proxyProtocolV2'
  | 'preserveClientIp'
  | 'deregistrationDelay'
  | 'connectionTermination'
  | 'stickiness'
  | 'crossZone'
> & {
  readonly healthCheck: ResolvedHealthCheck;
  readonly targetGroupHealth: ResolvedTargetGroupHealth;
};

export type ResolvedWeightedTargetGroup = Required<WeightedTargetGroupSpec>;

/** A listener with every attribute that applies to its protocol written out. */
export type ResolvedListener = Resolved<
  Omit<ListenerSpec, 'targetGroup'>,
  'additionalCertificates' | 'acknowledgements'
> & {
  readonly targetGroup: string | readonly ResolvedWeightedTargetGroup[];
};

/** A load balancer with every attribute written out, down to its listeners and target groups. */
export type ResolvedNetworkLoadBalancer = Resolved<
  Omit<NetworkLoadBalancerSpec, 'listeners' | 'targetGroups'>,
  | 'ipAddressType'
  | 'additionalSecurityGroupIds'
  | 'targetSecurityGroupIds'
  | 'enforceSecurityGroupsOnPrivateLink'
  | 'crossZone'
  | 'deletionProtection'
  | 'zonalShift'
  | 'dnsRecordClientRoutingPolicy'
  | 'secondaryIpsPerSubnet'
  | 'accessLogs'
  | 'tags'
  | 'quotas'
> & {
  readonly listeners: readonly ResolvedListener[];
  readonly targetGroups: Readonly<Record<string, ResolvedTargetGroup>>;
};

/*
 * Nothing is left to Terraform's provider: its defaults differ from the API's (HTTP health checks, thresholds of 3, DNS
 * failover that is off), and an attribute that is removed from the configuration keeps its old value (Optional+Computed).
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

function resolveTargetGroupHealth(spec: TargetGroupHealthSpec = {}): ResolvedTargetGroupHealth {
  const minimum = { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: 'off' } as const;
  return {
    dnsFailover: { ...minimum, ...given(spec.dnsFailover ?? {}) },
    unhealthyStateRouting: { ...minimum, ...given(spec.unhealthyStateRouting ?? {}) },
  };
}

/** What AWS does for an Application Load Balancer as the target, and lets nobody change. */
export const APPLICATION_LOAD_BALANCER_ATTRIBUTES = {
  proxyProtocolV2: false,
  preserveClientIp: true,
  deregistrationDelay: 300,
  connectionTermination: false,
  stickiness: false,
  crossZone: 'use_load_balancer_configuration',
} as const;

export function resolveTargetGroup(spec: TargetGroupSpec): ResolvedTargetGroup {
  const protocol = spec.protocol ?? 'TCP';
  const overTcp = protocol === 'TCP' || protocol === 'TLS';
  const toLoadBalancer = spec.targetType === 'alb';
  const attributes = toLoadBalancer
    ? APPLICATION_LOAD_BALANCER_ATTRIBUTES
    : {
        proxyProtocolV2: false,
        preserveClientIp: !overTcp,
        deregistrationDelay: 120,
        connectionTermination: true,
        stickiness: false,
        crossZone: 'use_load_balancer_configuration' as const,
        ...(overTcp ? { targetHealthState: resolveTargetHealthState() } : {}),
      };
  return {
    ipAddressType: 'ipv4',
    ...attributes,
    ...given(spec),
    ...(spec.targetHealthState === undefined
      ? {}
      : { targetHealthState: resolveTargetHealthState(spec.targetHealthState) }),
    protocol,
    healthCheck: resolveHealthCheck({
      ...(toLoadBalancer ? { protocol: 'HTTP' } : {}),
      ...given(spec.healthCheck ?? {}),
    }),
    targetGroupHealth: resolveTargetGroupHealth(spec.targetGroupHealth),
  };
}

function resolveTargetHealthState(spec: TargetHealthStateSpec = {}): TargetHealthStateSpec {
  const { unhealthyConnectionTermination = true } = spec;
  return {
    ...(unhealthyConnectionTermination ? {} : { unhealthyDrainingInterval: 0 }),
    ...given(spec),
    unhealthyConnectionTermination,
  };
}

export function resolveListener(spec: ListenerSpec): ResolvedListener {
  const tls =
    spec.protocol === 'TLS'
      ? ({ sslPolicy: DEFAULT_TLS_POLICY, alpnPolicy: 'None', mutualAuthentication: 'off' } as const)
      : {};
  const tcp = spec.protocol === 'TCP' ? { tcpIdleTimeoutSeconds: 350 } : {};
  const { targetGroup } = spec;
  return {
    additionalCertificates: [],
    acknowledgements: {},
    ...tls,
    ...tcp,
    ...given(spec),
    targetGroup: isList(targetGroup) ? targetGroup.map((one) => ({ weight: 1, ...given(one) })) : targetGroup,
  };
}

/** The target groups that a listener forwards to, with their weights. */
export function forwardsOf({
  targetGroup,
}: Pick<ResolvedListener, 'targetGroup'>): readonly ResolvedWeightedTargetGroup[] {
  return isList(targetGroup) ? targetGroup : [{ targetGroup, weight: 1 }];
}

function isList<Item>(value: string | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}

export function resolveNetworkLoadBalancer(spec: NetworkLoadBalancerSpec): ResolvedNetworkLoadBalancer {
  return {
    ipAddressType: 'ipv4',
    additionalSecurityGroupIds: [],
    targetSecurityGroupIds: [],
    enforceSecurityGroupsOnPrivateLink: true,
    crossZone: false,
    deletionProtection: false,
    zonalShift: false,
    dnsRecordClientRoutingPolicy: 'any_availability_zone',
    secondaryIpsPerSubnet: 0,
    accessLogs: 'off',
    tags: {},
    quotas: {},
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
