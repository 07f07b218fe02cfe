import { type ControllerSettings, servicePrefix } from '@eks-ingress/annotations';
import type { Path } from '@eks-ingress/diagnostics';
import {
  blockMatcher,
  type AccessLogsSpec,
  type ClientSpec,
  type HealthCheckProtocol,
  type HealthCheckSpec,
  type ListenerProtocol,
  type ListenerSpec,
  type WeightedTargetGroupSpec,
  type DnsRecordClientRoutingPolicy,
  type NetworkLoadBalancerSpec,
  type TargetGroupBindingNetworking,
  type SubnetMappingSpec,
  type TargetGroupProtocol,
  type TargetGroupSpec,
} from '@eks-ingress/elbv2';
import { beginsLikeId } from '@eks-ingress/elbv2/identifiers';
import type { ServiceObject, ServicePort } from '../../objects/service-object';
import { booleanIn, countIn, numberIn, type Attributes } from '../attributes';
import {
  ANYBODY,
  AWS_TARGET_GROUP,
  DEFAULT_CONTROLLER_TLS_POLICY,
  LOCAL_SERVICE_HEALTH_CHECK,
  NAMED_TARGET_PORT,
  SERVICE_HEALTH_CHECK,
} from '../controller-defaults';
import { decidedBy, findDeciders, isWritten, type Decider, type Locate, type ManifestSource } from '../locate';
import { UNKNOWN } from '../unknown';
import { checkServiceReading } from './check-service-reading';
import { readService, type ServiceReading } from './read-service';
import type { Listener as ServiceListener, ServiceFacts } from './service-facts';
import type { ControllerFinding } from '../../controller-finding';

/** A subnet that the controller finds. */
export interface ControllerSubnet {
  readonly id: string;
  /** @default - unknown, and not compared */
  readonly availabilityZone?: string;
  /** Its IPv4 block, which decides the fixed address it gets. @default - unknown, and not compared */
  readonly cidr?: string;
  /** @default - unknown, and not compared */
  readonly ipv6Cidrs?: readonly string[];
}

/** What else is known about a load balancer that the AWS Load Balancer Controller builds. */
export interface ControllerOptions {
  /** How the controller is set up. @default - as it comes */
  readonly settings?: ControllerSettings;
  /** Its --default-ssl-policy flag. @default 'ELBSecurityPolicy-2016-08' */
  readonly defaultTlsPolicy?: string;
  /** The subnets that it finds. @default - those that the annotation names by their ids, or else unknown */
  readonly subnets?: readonly ControllerSubnet[];
  /** The region of the cluster. @default - not compared */
  readonly region?: string;
}

export interface FromServiceOptions extends ControllerOptions {
  /** The Services of the namespace, which actions may name. @default - unknown, and so are their ports */
  readonly services?: readonly ServiceObject[];
}

/** A Network Load Balancer as the controller builds it. */
export interface FromServiceResult {
  /** Undefined when the controller builds none: it refuses the Service, or leaves it alone. */
  readonly spec?: NetworkLoadBalancerSpec;
  /** What is wrong with the annotations and what they are about. */
  readonly findings: readonly ControllerFinding[];
  /** The place in the Service that decides a value of the specification. */
  readonly locate: Locate;
}

const prefix = servicePrefix;

/**
 * The load balancer that the AWS Load Balancer Controller builds for a Service, with its defaults and those of AWS
 * written out where they are not those of a specification. What only AWS or the cluster knows is `UNKNOWN`. Never throws.
 */
export function fromService(given: ServiceObject, options: FromServiceOptions = {}): FromServiceResult {
  const { settings = {}, subnets, services } = options;
  return fromServiceReading(readService(given, { settings, subnets }), {
    ...options,
    services: services?.map((other) => readService(other, { settings })),
  });
}

/** What else is known about the load balancer of a Service that is read. */
export type FromReadingOptions = Omit<FromServiceOptions, 'services' | 'settings'> & {
  /** The Services of the namespace, which actions may name. @default - unknown, and so are their ports */
  readonly services?: readonly ServiceReading[];
};

/** `fromService`, of a Service that is read already. */
export function fromServiceReading(reading: ServiceReading, options: FromReadingOptions = {}): FromServiceResult {
  const findings = checkServiceReading(reading, options.services);
  const built: Built = {
    service: reading.service,
    facts: reading,
    options,
    services: options.services?.map(({ service }) => service),
  };
  const listeners = listenersOf(built);
  const buildsNothing =
    !reading.hasSpec || findings.some(({ effect }) => effect === 'rejects' || effect === 'leaves-object');
  return {
    ...(!buildsNothing && { spec: loadBalancerOf(built, listeners) }),
    findings,
    locate: (path) => locateIn(built, listeners, path),
  };
}

interface Built {
  readonly service: ServiceObject;
  readonly facts: ServiceFacts;
  readonly options: ControllerOptions;
  readonly services: readonly ServiceObject[] | undefined;
}

interface BuiltListener {
  readonly spec: ListenerSpec;
  /** The target groups that it brings in, by their keys. */
  readonly targetGroups: readonly (readonly [string, TargetGroupSpec])[];
  /** Where its port stands among those of the Service. */
  readonly portIndex: number;
}

// pkg/service/model_build_load_balancer.go
function loadBalancerOf(built: Built, listeners: readonly BuiltListener[]): NetworkLoadBalancerSpec {
  const { facts, options } = built;
  const { values, scheme, isDualStack } = facts;
  const attributes = loadBalancerAttributesOf(facts);
  const subnetMappings = subnetMappingsOf(built);
  const capacity = values[`${prefix}minimum-load-balancer-capacity`]?.CapacityUnits;
  const areSubnetsKnown = subnetMappings.every(({ subnetId }) => subnetId !== UNKNOWN.text);
  const routing = attributes['dns_record.client_routing_policy'];
  return {
    name: values[`${prefix}name`] ?? UNKNOWN.text,
    scheme,
    ipAddressType: isDualStack ? 'dualstack' : 'ipv4',
    subnetMappings,
    clients: clientsOf(facts),
    ...securityGroupsOf(facts),
    enforceSecurityGroupsOnPrivateLink: values[`${prefix}inbound-sg-rules-on-private-link-traffic`] !== 'off',
    crossZone: booleanIn(attributes, 'load_balancing.cross_zone.enabled') ?? false,
    deletionProtection: booleanIn(attributes, 'deletion_protection.enabled') ?? false,
    zonalShift: booleanIn(attributes, 'zonal_shift.config.enabled') ?? false,
    // The codec of the annotation knows the policies, and the controller refuses others.
    ...(routing !== undefined && { dnsRecordClientRoutingPolicy: routing as DnsRecordClientRoutingPolicy }),
    secondaryIpsPerSubnet: numberIn(attributes, 'secondary_ips.auto_assigned.per_subnet') ?? 0,
    ...(capacity !== undefined && { minimumCapacityUnits: areSubnetsKnown ? capacity : UNKNOWN.number }),
    accessLogs: accessLogsOf(attributes),
    listeners: listeners.map(({ spec }) => spec),
    targetGroups: targetGroupsOf(listeners),
    ...(options.region !== undefined && { region: options.region }),
  };
}

// A target group that is asked for again is there already.
function targetGroupsOf(listeners: readonly BuiltListener[]): NetworkLoadBalancerSpec['targetGroups'] {
  const built = new Map<string, TargetGroupSpec>();
  for (const [key, targetGroup] of listeners.flatMap(({ targetGroups }) => targetGroups)) {
    if (!built.has(key)) built.set(key, targetGroup);
  }
  return Object.fromEntries(built);
}

// Annotations of their own win over the list of attributes; those for access logs only when they turn them on.
function loadBalancerAttributesOf({ values }: ServiceFacts): Attributes {
  const crossZone = values[`${prefix}cross-zone-load-balancing-enabled`];
  const bucket = values[`${prefix}access-log-s3-bucket-name`];
  const folder = values[`${prefix}access-log-s3-bucket-prefix`];
  return {
    ...values[`${prefix}attributes`],
    ...(values[`${prefix}access-log-enabled`] === true && {
      'access_logs.s3.enabled': 'true',
      ...(bucket !== undefined && { 'access_logs.s3.bucket': bucket }),
      ...(folder !== undefined && { 'access_logs.s3.prefix': folder }),
    }),
    ...(crossZone !== undefined && { 'load_balancing.cross_zone.enabled': String(crossZone) }),
  };
}

function accessLogsOf(attributes: Attributes): AccessLogsSpec | 'off' {
  if (booleanIn(attributes, 'access_logs.s3.enabled') !== true) return 'off';
  const folder = attributes['access_logs.s3.prefix'];
  return {
    bucket: attributes['access_logs.s3.bucket'] ?? '',
    ...(folder !== undefined && folder !== '' && { prefix: folder }),
  };
}

// The count of subnets is that of the addresses, or the controller refuses them; discovered ones are at least two here,
// so that nothing is said of a number that nobody knows.
function subnetMappingsOf({ facts: { values }, options }: Built): readonly SubnetMappingSpec[] {
  const allocations = values[`${prefix}eip-allocations`];
  const ipv4 = values[`${prefix}private-ipv4-addresses`];
  const ipv6 = values[`${prefix}ipv6-addresses`];
  const named = values[`${prefix}subnets`];
  const count = [allocations, ipv4, ipv6].find((list) => list !== undefined && list.length > 0)?.length ?? 2;
  const subnets: readonly ControllerSubnet[] =
    options.subnets ??
    named?.map((subnet) => ({ id: beginsLikeId('subnet', subnet) ? subnet : UNKNOWN.text })) ??
    Array.from({ length: count }, () => ({ id: UNKNOWN.text }));
  return subnets.map(({ id, availabilityZone, cidr, ipv6Cidrs }, index) => {
    const cidrBlocks = [...(cidr === undefined ? [] : [cidr]), ...(ipv6Cidrs ?? [])];
    const privateIpv4Address = addressWithin(ipv4, cidr === undefined ? undefined : [cidr], index);
    const ipv6Address = addressWithin(ipv6, ipv6Cidrs, index);
    return {
      subnetId: id,
      ...(availabilityZone !== undefined && { availabilityZone }),
      ...(allocations?.[index] !== undefined && { allocationId: allocations[index] }),
      ...(privateIpv4Address !== undefined && { privateIpv4Address }),
      ...(ipv6Address !== undefined && { ipv6Address }),
      ...(cidrBlocks.length > 0 && { cidrBlocks }),
    };
  });
}

// Addresses go to the subnets that they are in; where the blocks are unknown, their order is as good as any.
function addressWithin(
  addresses: readonly string[] | undefined,
  blocks: readonly string[] | undefined,
  index: number,
): string | undefined {
  if (addresses === undefined) return undefined;
  return blocks === undefined || blocks.length === 0 ? addresses[index] : addresses.find(blockMatcher(blocks));
}

// pkg/service/model_build_managed_sg.go
function clientsOf({ values, spec, isDualStack, securityGroups }: ServiceFacts): readonly ClientSpec[] {
  // Somebody else keeps the rules of these groups, and without groups those of the nodes decide.
  if (securityGroups !== 'managed') return [{ cidr: UNKNOWN.text }];
  const prefixLists = values[`${prefix}security-group-prefix-lists`];
  const own = spec.loadBalancerSourceRanges ?? [];
  const ranges = own.length > 0 ? own : (values['service.beta.kubernetes.io/load-balancer-source-ranges'] ?? []);
  const anybody = isDualStack ? [ANYBODY.ipv4, ANYBODY.ipv6] : [ANYBODY.ipv4];
  const blocks = ranges.length > 0 ? ranges : prefixLists === undefined ? anybody : [];
  return [...blocks.map((cidr) => ({ cidr })), ...(prefixLists ?? []).map((prefixListId) => ({ prefixListId }))];
}

/** Whether the controller opens the security groups of the targets. */
function managesTargetRules({ securityGroups, values, settings }: ServiceFacts): boolean {
  return (
    securityGroups !== 'given' ||
    (values[`${prefix}manage-backend-security-group-rules`] ?? settings.enableManageBackendSecurityGroupRules ?? false)
  );
}

function securityGroupsOf(
  facts: ServiceFacts,
): Pick<NetworkLoadBalancerSpec, 'additionalSecurityGroupIds' | 'targetSecurityGroupIds'> {
  const { securityGroups, values, settings } = facts;
  const hasBackendGroup =
    securityGroups === 'managed' ? settings.enableBackendSecurityGroup !== false : managesTargetRules(facts);
  const backend = securityGroups !== 'none' && hasBackendGroup ? [UNKNOWN.text] : [];
  // The first group that is given stands for the load balancer's own, which a specification counts beside these.
  const given =
    securityGroups === 'given'
      ? (values[`${prefix}security-groups`] ?? [])
          .slice(1)
          .map((group) => (beginsLikeId('security-group', group) ? group : UNKNOWN.text))
      : [];
  return {
    additionalSecurityGroupIds: [...given, ...backend],
    ...(!managesTargetRules(facts) && { targetSecurityGroupIds: [UNKNOWN.text] }),
  };
}

// pkg/service/model_build_listener.go
function listenersOf(built: Built): readonly BuiltListener[] {
  const { facts } = built;
  const byPort = new Map<number, { readonly listener: ServiceListener; readonly index: number }>();
  for (const [index, listener] of facts.listeners.entries()) {
    // Ports that share a number share a listener; where they do not merge, the first of them has it.
    if (byPort.has(listener.port)) continue;
    byPort.set(listener.port, { listener, index });
  }
  return [...byPort.values()].map(({ listener, index }) => listenerOf(built, listener, index));
}

function listenerOf(built: Built, listener: ServiceListener, portIndex: number): BuiltListener {
  const { facts, options } = built;
  const { values } = facts;
  const { port, protocol } = listener;
  const forwards = forwardsOf(built, listener);
  const attributes: Attributes = values[`${prefix}listener-attributes.${protocol}-${port}`] ?? {};
  const tcpIdleTimeoutSeconds = numberIn(attributes, 'tcp.idle_timeout.seconds');
  const [certificate, ...additionalCertificates] = (values[`${prefix}ssl-cert`] ?? []).map((arn) => ({ arn }));
  const [only] = forwards;
  return {
    portIndex,
    targetGroups: forwards.flatMap(({ key, targetGroup }) =>
      targetGroup === undefined ? [] : [[key, targetGroup] as const],
    ),
    spec: {
      port,
      protocol,
      targetGroup:
        forwards.length === 1 && only !== undefined && only.weight === undefined
          ? only.key
          : forwards.map(({ key, weight }): WeightedTargetGroupSpec => ({
              targetGroup: key,
              ...(weight !== undefined && { weight }),
            })),
      ...(protocol === 'TLS' && {
        certificate,
        additionalCertificates,
        sslPolicy:
          values[`${prefix}ssl-negotiation-policy`] ?? options.defaultTlsPolicy ?? DEFAULT_CONTROLLER_TLS_POLICY,
        ...(values[`${prefix}alpn-policy`] !== undefined && { alpnPolicy: values[`${prefix}alpn-policy`] }),
      }),
      ...(tcpIdleTimeoutSeconds !== undefined && { tcpIdleTimeoutSeconds }),
    },
  };
}

interface Forward {
  readonly key: string;
  readonly weight?: number;
  readonly targetGroup?: TargetGroupSpec;
}

function forwardsOf(built: Built, listener: ServiceListener): readonly Forward[] {
  const { service, facts, services } = built;
  const { port, protocol, servicePort } = listener;
  const plain = protocol === 'TLS' ? 'TCP' : protocol;
  const usesTls = protocol === 'TLS' && facts.values[`${prefix}backend-protocol`] === 'ssl';
  // Ports of one number have one target group, which is the first one's.
  const first = facts.mergesPorts ? undefined : facts.listeners.find((other) => other.port === port);
  const own: Forward = {
    key: targetGroupKey(service, servicePort.port),
    targetGroup:
      first !== undefined && first !== listener
        ? forwardsOf(built, first)[0]?.targetGroup
        : targetGroupOf(built, service, servicePort, usesTls ? 'TLS' : plain),
  };
  const action = facts.values[`service.beta.kubernetes.io/actions.${protocol}-${port}`];
  if (action === undefined) return [own];
  const { baseServiceWeight, targetGroups = [] } = action.forwardConfig;
  const others = targetGroups.map((tuple): Forward => {
    const { weight, serviceName, servicePort: wanted, decrypt } = tuple;
    // A target group that is given by its ARN belongs to somebody else.
    if (serviceName === undefined) return { key: UNKNOWN.text, weight };
    const other = services?.find(
      ({ metadata }) => metadata?.name === serviceName && namespaceOf(metadata) === namespaceOf(service.metadata),
    );
    const found = other?.spec?.ports?.find(({ port: number, name }) =>
      typeof wanted === 'string' ? name === wanted : number === wanted,
    );
    const named: ServiceObject = other ?? {
      metadata: { name: serviceName, namespace: service.metadata?.namespace },
    };
    return {
      key: targetGroupKey(named, found?.port ?? wanted),
      weight,
      targetGroup: targetGroupOf(built, named, found, protocol === 'TLS' && decrypt === true ? 'TCP' : protocol),
    };
  });
  return [{ ...own, weight: baseServiceWeight }, ...others];
}

const namespaceOf = (metadata: ServiceObject['metadata']) => metadata?.namespace ?? 'default';

/** The key of a target group, which is the controller's own for it. */
function targetGroupKey({ metadata }: ServiceObject, port: number | string | undefined): string {
  return `${namespaceOf(metadata)}/${metadata?.name ?? ''}:${port ?? ''}`;
}

// pkg/service/model_build_target_group.go
function targetGroupOf(
  built: Built,
  service: ServiceObject,
  servicePort: ServicePort | undefined,
  protocol: TargetGroupProtocol,
): TargetGroupSpec {
  const { facts } = built;
  const { targetType } = facts;
  const attributes = targetGroupAttributesOf(facts, servicePort?.port);
  const port = targetPortOf(servicePort, targetType);
  const healthCheck = healthCheckOf(facts, service, built.service);
  return {
    name: UNKNOWN.text,
    port,
    protocol,
    targetType,
    ipAddressType: service.spec?.ipFamilies?.includes('IPv6') === true ? 'ipv6' : 'ipv4',
    registration: {
      kind: 'target-group-binding',
      service: {
        name: service.metadata?.name ?? '',
        namespace: namespaceOf(service.metadata),
        port: servicePort?.port ?? UNKNOWN.text,
      },
      ...(managesTargetRules(facts) && {
        networking: networkingOf(facts, servicePort, port, protocol, healthCheck),
      }),
    },
    healthCheck,
    proxyProtocolV2: booleanIn(attributes, 'proxy_protocol_v2.enabled') ?? false,
    preserveClientIp:
      booleanIn(attributes, 'preserve_client_ip.enabled') ?? AWS_TARGET_GROUP.preserveClientIp(targetType, protocol),
    deregistrationDelay:
      numberIn(attributes, 'deregistration_delay.timeout_seconds') ?? AWS_TARGET_GROUP.deregistrationDelay,
    connectionTermination:
      booleanIn(attributes, 'deregistration_delay.connection_termination.enabled') ??
      AWS_TARGET_GROUP.connectionTermination(protocol),
    stickiness: booleanIn(attributes, 'stickiness.enabled') ?? AWS_TARGET_GROUP.stickiness,
    crossZone: booleanIn(attributes, 'load_balancing.cross_zone.enabled') ?? 'use_load_balancer_configuration',
    ...targetHealthOf(attributes),
  };
}

function targetPortOf(servicePort: ServicePort | undefined, targetType: 'instance' | 'ip'): number {
  if (servicePort === undefined) return UNKNOWN.number;
  if (targetType === 'instance') return servicePort.nodePort ?? UNKNOWN.number;
  const { targetPort = servicePort.port ?? UNKNOWN.number } = servicePort;
  return typeof targetPort === 'number' ? targetPort : NAMED_TARGET_PORT;
}

function targetGroupAttributesOf({ values }: ServiceFacts, port: number | undefined): Attributes {
  const everywhere = values[`${prefix}proxy-protocol`] === '*';
  const perPort = values[`${prefix}proxy-protocol-per-target-group`];
  const own: Attributes = (port === undefined ? undefined : values[`${prefix}target-group-attributes.${port}`]) ?? {};
  const listed = perPort === undefined ? undefined : port !== undefined && perPort.includes(port);
  const proxyProtocol = everywhere ? true : listed;
  return {
    ...values[`${prefix}target-group-attributes`],
    // An empty value of one port keeps that of all.
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')),
    ...(proxyProtocol !== undefined && { 'proxy_protocol_v2.enabled': String(proxyProtocol) }),
  };
}

function targetHealthOf(attributes: Attributes): Pick<TargetGroupSpec, 'targetGroupHealth' | 'targetHealthState'> {
  const health = 'target_group_health';
  const routing = countIn(attributes, `${health}.unhealthy_state_routing.minimum_healthy_targets.count`);
  const terminates = booleanIn(attributes, 'target_health_state.unhealthy.connection_termination.enabled');
  const draining = numberIn(attributes, 'target_health_state.unhealthy.draining_interval_seconds');
  return {
    targetGroupHealth: {
      dnsFailover: {
        minimumHealthyTargetsCount: countIn(attributes, `${health}.dns_failover.minimum_healthy_targets.count`),
        minimumHealthyTargetsPercentage: countIn(
          attributes,
          `${health}.dns_failover.minimum_healthy_targets.percentage`,
        ),
      },
      unhealthyStateRouting: {
        minimumHealthyTargetsCount: routing === 'off' ? undefined : routing,
        minimumHealthyTargetsPercentage: countIn(
          attributes,
          `${health}.unhealthy_state_routing.minimum_healthy_targets.percentage`,
        ),
      },
    },
    ...((terminates !== undefined || draining !== undefined) && {
      targetHealthState: { unhealthyConnectionTermination: terminates, unhealthyDrainingInterval: draining },
    }),
  };
}

function healthCheckOf(
  { values, targetType }: ServiceFacts,
  service: ServiceObject,
  base: ServiceObject,
): HealthCheckSpec {
  // What is written and out of bounds is a finding on the annotation; AWS refuses it, and it is not the default either.
  const unlessWritten = (name: string, usually: number) =>
    isWritten(base.metadata?.annotations, `${prefix}${name}`) ? UNKNOWN.number : usually;
  const { type, externalTrafficPolicy, healthCheckNodePort, ports = [] } = service.spec ?? {};
  const isLocal = targetType === 'instance' && externalTrafficPolicy === 'Local' && type === 'LoadBalancer';
  const usual = isLocal
    ? { ...LOCAL_SERVICE_HEALTH_CHECK, port: healthCheckNodePort ?? UNKNOWN.number }
    : SERVICE_HEALTH_CHECK;
  const protocol = (values[`${prefix}healthcheck-protocol`]?.toUpperCase() ?? usual.protocol) as HealthCheckProtocol;
  const asked = values[`${prefix}healthcheck-port`];
  const named = typeof asked === 'string' ? ports.find(({ name }) => name === asked) : undefined;
  const port =
    asked === undefined ? usual.port : asked === 'traffic-port' || typeof asked === 'number' ? asked : undefined;
  return {
    protocol,
    port: port ?? targetPortOf(named, targetType),
    ...(protocol !== 'TCP' && {
      path: values[`${prefix}healthcheck-path`] ?? usual.path,
      matcher: values[`${prefix}healthcheck-success-codes`] ?? usual.matcher,
    }),
    interval: values[`${prefix}healthcheck-interval`] ?? unlessWritten('healthcheck-interval', usual.interval),
    timeout: values[`${prefix}healthcheck-timeout`] ?? unlessWritten('healthcheck-timeout', usual.timeout),
    healthyThreshold:
      values[`${prefix}healthcheck-healthy-threshold`] ??
      unlessWritten('healthcheck-healthy-threshold', usual.healthyThreshold),
    unhealthyThreshold:
      values[`${prefix}healthcheck-unhealthy-threshold`] ??
      unlessWritten('healthcheck-unhealthy-threshold', usual.unhealthyThreshold),
  };
}

// The backend security group of the controller, or the blocks of the clients and subnets, are known when it runs.
function networkingOf(
  { securityGroups }: ServiceFacts,
  servicePort: ServicePort | undefined,
  port: number,
  protocol: TargetGroupProtocol,
  healthCheck: HealthCheckSpec,
): TargetGroupBindingNetworking {
  const from =
    securityGroups === 'none'
      ? ({ ipBlock: { cidr: UNKNOWN.text } } as const)
      : ({ securityGroup: { groupID: UNKNOWN.text } } as const);
  const isTcp = protocol === 'TCP' || protocol === 'TLS';
  const target =
    typeof servicePort?.targetPort === 'string' && port === NAMED_TARGET_PORT ? servicePort.targetPort : port;
  const traffic =
    protocol === 'TCP_UDP' || protocol === 'TCP_QUIC'
      ? (['TCP', 'UDP'] as const)
      : isTcp
        ? (['TCP'] as const)
        : (['UDP'] as const);
  const checked = healthCheck.port === 'traffic-port' ? target : healthCheck.port;
  const ports = [
    ...traffic.map((one) => ({ protocol: one, port: target })),
    ...(traffic[0] === 'TCP' && checked === target ? [] : [{ protocol: 'TCP' as const, port: checked }]),
  ];
  return { ingress: [{ from: [from], ports }] };
}

const attribute = (annotation: string, name: string): Decider => ({
  annotation: `${prefix}${annotation}`,
  attribute: name,
});

/** The annotations that make a listener speak a protocol other than its port's. */
const PROTOCOL_DECIDERS: Readonly<Record<ListenerProtocol, readonly string[]>> = {
  TCP: [],
  UDP: [],
  TLS: ['ssl-cert', 'ssl-ports'],
  TCP_UDP: ['enable-tcp-udp-listener'],
  QUIC: ['quic-enabled-ports'],
  TCP_QUIC: ['quic-enabled-ports', 'enable-tcp-udp-listener'],
};

/** The annotations that decide a value of the specification, the strongest first; `*` stands for any key. */
function decidersOf(listener: BuiltListener | undefined): Readonly<Record<string, readonly Decider[]>> {
  const { port = 0, protocol = 'TCP' } = listener?.spec ?? {};
  const all = (...names: readonly string[]) => names.map((name) => `${prefix}${name}`);
  const inAttributes = (name: string) => [
    attribute(`target-group-attributes.${port}`, name),
    attribute('target-group-attributes', name),
    `${prefix}target-group-attributes`,
  ];
  const inLoadBalancer = (name: string, ...stronger: readonly string[]) => [
    ...all(...stronger),
    attribute('attributes', name),
    `${prefix}attributes`,
  ];
  return {
    name: all('name'),
    scheme: all('scheme', 'internal'),
    ipAddressType: all('ip-address-type'),
    subnetMappings: all('subnets'),
    'subnetMappings.*.allocationId': all('eip-allocations'),
    'subnetMappings.*.privateIpv4Address': all('private-ipv4-addresses'),
    'subnetMappings.*.ipv6Address': all('ipv6-addresses'),
    clients: ['service.beta.kubernetes.io/load-balancer-source-ranges', ...all('security-group-prefix-lists')],
    'clients.*.prefixListId': all('security-group-prefix-lists'),
    additionalSecurityGroupIds: all('security-groups'),
    targetSecurityGroupIds: all('manage-backend-security-group-rules', 'security-groups'),
    enforceSecurityGroupsOnPrivateLink: all('inbound-sg-rules-on-private-link-traffic'),
    crossZone: inLoadBalancer('load_balancing.cross_zone.enabled', 'cross-zone-load-balancing-enabled'),
    deletionProtection: inLoadBalancer('deletion_protection.enabled'),
    zonalShift: inLoadBalancer('zonal_shift.config.enabled'),
    dnsRecordClientRoutingPolicy: inLoadBalancer('dns_record.client_routing_policy'),
    secondaryIpsPerSubnet: inLoadBalancer('secondary_ips.auto_assigned.per_subnet'),
    minimumCapacityUnits: all('minimum-load-balancer-capacity'),
    accessLogs: inLoadBalancer('access_logs.s3.enabled', 'access-log-enabled'),
    'accessLogs.bucket': inLoadBalancer('access_logs.s3.bucket', 'access-log-s3-bucket-name'),
    'accessLogs.prefix': inLoadBalancer('access_logs.s3.prefix', 'access-log-s3-bucket-prefix'),
    'listeners.*.protocol': all(...PROTOCOL_DECIDERS[protocol]),
    'listeners.*.certificate': all('ssl-cert'),
    'listeners.*.additionalCertificates': all('ssl-cert'),
    'listeners.*.sslPolicy': all('ssl-negotiation-policy'),
    'listeners.*.alpnPolicy': all('alpn-policy'),
    'listeners.*.tcpIdleTimeoutSeconds': all(`listener-attributes.${protocol}-${port}`),
    'listeners.*.targetGroup': [`service.beta.kubernetes.io/actions.${protocol}-${port}`],
    'targetGroups.*.protocol': all('backend-protocol'),
    'targetGroups.*.targetType': all('nlb-target-type', 'type'),
    'targetGroups.*.registration': all('manage-backend-security-group-rules', 'security-groups'),
    'targetGroups.*.healthCheck': all('healthcheck-protocol'),
    'targetGroups.*.healthCheck.port': all('healthcheck-port'),
    'targetGroups.*.healthCheck.path': all('healthcheck-path'),
    'targetGroups.*.healthCheck.matcher': all('healthcheck-success-codes'),
    'targetGroups.*.healthCheck.interval': all('healthcheck-interval'),
    'targetGroups.*.healthCheck.timeout': all('healthcheck-timeout'),
    'targetGroups.*.healthCheck.healthyThreshold': all('healthcheck-healthy-threshold'),
    'targetGroups.*.healthCheck.unhealthyThreshold': all('healthcheck-unhealthy-threshold'),
    'targetGroups.*.proxyProtocolV2': [
      ...all('proxy-protocol', 'proxy-protocol-per-target-group'),
      ...inAttributes('proxy_protocol_v2.enabled'),
    ],
    'targetGroups.*.preserveClientIp': inAttributes('preserve_client_ip.enabled'),
    'targetGroups.*.deregistrationDelay': inAttributes('deregistration_delay.timeout_seconds'),
    'targetGroups.*.connectionTermination': inAttributes('deregistration_delay.connection_termination.enabled'),
    'targetGroups.*.stickiness': inAttributes('stickiness.enabled'),
    'targetGroups.*.crossZone': inAttributes('load_balancing.cross_zone.enabled'),
    'targetGroups.*.targetGroupHealth': inAttributes('target_group_health.'),
    'targetGroups.*.targetHealthState': inAttributes('target_health_state.'),
  };
}

function locateIn({ service }: Built, listeners: readonly BuiltListener[], path: Path) {
  const [part, key] = path;
  const listener =
    part === 'listeners'
      ? listeners[Number(key)]
      : listeners.find(({ targetGroups }) => targetGroups.some(([name]) => name === key));
  const source: ManifestSource = {
    object: { kind: 'Service', namespace: namespaceOf(service.metadata), name: service.metadata?.name ?? '' },
    annotations: service.metadata?.annotations,
  };
  const isRange = part === 'clients' && (service.spec?.loadBalancerSourceRanges ?? []).length > 0;
  if (isRange && path[2] !== 'prefixListId')
    return { object: source.object, path: ['spec', 'loadBalancerSourceRanges', ...(key === undefined ? [] : [key])] };
  const otherwise = listener === undefined ? ['spec'] : ['spec', 'ports', listener.portIndex];
  return decidedBy(source, findDeciders(path, decidersOf(listener)) ?? [], otherwise);
}
