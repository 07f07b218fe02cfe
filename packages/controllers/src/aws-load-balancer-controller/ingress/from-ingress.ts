import { type ControllerSettings, ingressPrefix } from '@eks-ingress/annotations';
import type { Path } from '@eks-ingress/diagnostics';
import type {
  ApplicationAttributes,
  ApplicationHealthCheckSpec,
  ApplicationListenerSpec,
  ApplicationLoadBalancerIpAddressType,
  ApplicationLoadBalancerSpec,
  ApplicationTargetGroupSpec,
  ClientSpec,
  Scheme,
} from '@eks-ingress/elbv2';
import { beginsLikeId } from '@eks-ingress/elbv2/identifiers';
import type { IngressObject } from '../../objects/ingress-object';
import type { ServiceObject, ServicePort } from '../../objects/service-object';
import {
  ANYBODY,
  DEFAULT_CONTROLLER_TLS_POLICY,
  DEFAULT_IP_ADDRESS_TYPE,
  DEFAULT_SCHEME,
  DEFAULT_TARGET_TYPE,
  INGRESS_HEALTH_CHECK,
  INGRESS_HEALTH_CHECK_ANSWERS,
  NAMED_TARGET_PORT,
} from '../controller-defaults';
import type { ControllerOptions } from '../service/from-service';
import {
  decidedBy,
  findDeciders,
  isWritten,
  type Decider,
  type Locate,
  type ManifestLocation,
  type ManifestSource,
} from '../locate';
import { readService, type ServiceReading } from '../service/read-service';
import { UNKNOWN } from '../unknown';
import { checkGroupReadings } from './check-ingress-group';
import { groupMembers, type GroupMember } from './group-member';
import { attributesOfGroup } from './load-balancer-attributes';
import { USE_ANNOTATION } from './named-backends';
import { redirectOfGroup } from './redirect-of-group';
import { targetValues } from './target-settings';
import { readIngress, type IngressClassParamsObject, type IngressReading } from './read-ingress';
import type { ControllerFinding } from '../../controller-finding';

export interface FromIngressOptions extends ControllerOptions {
  /** The Services that the Ingresses forward to. @default - unknown, and so are their ports and annotations */
  readonly services?: readonly ServiceObject[];
  /** The IngressClassParams of the class of each Ingress, in the order of the Ingresses. @default - none */
  readonly ingressClassParams?: readonly (IngressClassParamsObject | undefined)[];
}

/** An Application Load Balancer as the controller builds it. */
export interface FromIngressResult {
  /** Undefined when the controller builds none: it refuses one of the Ingresses, or is given none. */
  readonly spec?: ApplicationLoadBalancerSpec;
  /** What is wrong with the annotations; paths begin with the index of the Ingress. */
  readonly findings: readonly ControllerFinding[];
  /** The place in an Ingress or a Service that decides a value of the specification. */
  readonly locate: Locate;
}

const prefix = ingressPrefix;

/**
 * The load balancer that the AWS Load Balancer Controller builds for the Ingresses of one IngressGroup, as far as
 * an Application Load Balancer is specified here. What only AWS or the cluster knows is `UNKNOWN`. Never throws.
 */
export function fromIngress(ingresses: readonly IngressObject[], options: FromIngressOptions = {}): FromIngressResult {
  const { settings, ingressClassParams = [], services } = options;
  return fromIngressReadings(
    ingresses.map((ingress, index) =>
      readIngress(ingress, { settings, ingressClassParams: ingressClassParams[index] }),
    ),
    { ...options, services: services?.map((service) => readService(service, { settings })) },
  );
}

/** What else is known about the load balancer of Ingresses that are read. */
export type FromReadingsOptions = Omit<FromIngressOptions, 'services' | 'ingressClassParams'> & {
  /** The Services that the Ingresses forward to. @default - unknown, and so are their ports and annotations */
  readonly services?: readonly ServiceReading[];
};

/** `fromIngress`, of Ingresses and Services that are read already. */
export function fromIngressReadings(
  readings: readonly IngressReading[],
  options: FromReadingsOptions = {},
): FromIngressResult {
  const { settings = {}, services } = options;
  const findings = checkGroupReadings(readings, { settings, services });
  const members = groupMembers(readings).filter(({ isBeingDeleted }) => !isBeingDeleted);
  const group: Group = { members, options, settings };
  const listeners = listenersOf(group);
  const targetGroups = listeners.flatMap((listener) =>
    listener.backends.map((backend) => targetGroupOf(group, backend)),
  );
  const buildsNothing = members.length === 0 || findings.some(({ effect }) => effect === 'rejects');
  return {
    ...(!buildsNothing && { spec: loadBalancerOf(group, listeners, targetGroups) }),
    findings,
    locate: (path) => locateIn(group, listeners, targetGroups, path),
  };
}

interface Group {
  /** Those that are not being deleted, in the controller's order. */
  readonly members: readonly GroupMember[];
  readonly options: FromReadingsOptions;
  readonly settings: ControllerSettings;
}

interface Backend {
  readonly member: GroupMember;
  readonly service: string;
  readonly port: number | string;
}

interface BuiltListener {
  readonly spec: ApplicationListenerSpec;
  readonly members: readonly GroupMember[];
  readonly backends: readonly Backend[];
}

interface BuiltTargetGroup {
  readonly key: string;
  readonly spec: ApplicationTargetGroupSpec;
  readonly backend: Backend;
  readonly service?: ServiceObject;
}

const objectOf = (given: unknown): object => (typeof given === 'object' && given !== null ? given : {});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const listOf = <Item>(given: readonly Item[] | undefined): readonly Item[] => (Array.isArray(given) ? given : []);

const textsOf = (given: unknown): readonly string[] =>
  Array.isArray(given) ? given.filter((item): item is string => typeof item === 'string') : [];

// pkg/ingress/model_build_load_balancer.go
function loadBalancerOf(
  group: Group,
  listeners: readonly BuiltListener[],
  targetGroups: readonly BuiltTargetGroup[],
): ApplicationLoadBalancerSpec {
  const { options, settings } = group;
  return {
    name: valueIn(group, 'load-balancer-name') ?? UNKNOWN.text,
    scheme: (valueIn(group, 'scheme') ?? settings.defaultLoadBalancerScheme ?? DEFAULT_SCHEME) as Scheme,
    ipAddressType: addressTypeOf(group),
    subnetMappings: subnetMappingsOf(group),
    securityGroupIds: securityGroupsOf(group),
    attributes: attributesOfGroup(group.members),
    listeners: listeners.map(({ spec }) => spec),
    targetGroups: Object.fromEntries(targetGroups.map(({ key, spec }) => [key, spec])),
    ...(options.region !== undefined && { region: options.region }),
  };
}

/** A text that members agree on. */
function valueIn({ members }: Group, name: 'load-balancer-name' | 'scheme' | 'ip-address-type'): string | undefined {
  return members.map(({ values }) => values[`${prefix}${name}`]).find((value) => value !== undefined);
}

function addressTypeOf(group: Group): ApplicationLoadBalancerIpAddressType {
  const asked = valueIn(group, 'ip-address-type') ?? DEFAULT_IP_ADDRESS_TYPE;
  return asked as ApplicationLoadBalancerIpAddressType;
}

function subnetMappingsOf({ members, options }: Group): ApplicationLoadBalancerSpec['subnetMappings'] {
  if (options.subnets !== undefined) {
    return options.subnets.map(({ id, availabilityZone, cidr }) => ({
      subnetId: id,
      ...(availabilityZone !== undefined && { availabilityZone }),
      ...(cidr !== undefined && { cidrBlocks: [cidr] }),
    }));
  }
  const named = members
    .map(({ values }) => values[`${prefix}subnets`])
    .find((subnets) => subnets !== undefined && subnets.length > 0);
  // The controller refuses fewer than two.
  const subnets = named ?? [UNKNOWN.text, UNKNOWN.text];
  return subnets.map((subnet) => ({ subnetId: beginsLikeId('subnet', subnet) ? subnet : UNKNOWN.text }));
}

/** The security groups that Ingresses name; none when the controller manages one. */
function givenSecurityGroups({ members }: Group): readonly string[] {
  return members.map(({ values }) => values[`${prefix}security-groups`]).find((groups) => groups !== undefined) ?? [];
}

function securityGroupsOf(group: Group): readonly string[] {
  const { members, settings } = group;
  const given = givenSecurityGroups(group);
  if (given.length === 0) {
    return settings.enableBackendSecurityGroup === false ? [UNKNOWN.text] : [UNKNOWN.text, UNKNOWN.text];
  }
  const manages =
    members
      .map(({ values }) => values[`${prefix}manage-backend-security-group-rules`])
      .find((value) => value !== undefined) ??
    settings.enableManageBackendSecurityGroupRules ??
    false;
  return [
    ...given.map((id) => (beginsLikeId('security-group', id) ? id : UNKNOWN.text)),
    ...(manages ? [UNKNOWN.text] : []),
  ];
}

function mergeAttributes(
  annotations: readonly (ApplicationAttributes | undefined)[],
  classParams: unknown,
): ApplicationAttributes {
  const own = (Array.isArray(classParams) ? classParams : []).flatMap((attribute: unknown) => {
    const { key, value } = objectOf(attribute) as { readonly key?: unknown; readonly value?: unknown };
    return typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.assign({}, ...annotations, Object.fromEntries(own)) as ApplicationAttributes;
}

// pkg/ingress/model_build_listener.go and mergeListenPortConfigs of pkg/ingress/model_builder.go
function listenersOf(group: Group): readonly BuiltListener[] {
  const ports = new Set(group.members.flatMap(({ listeners }) => [...listeners.keys()]));
  return [...ports].sort((one, other) => one - other).map((port) => listenerOf(group, port));
}

function listenerOf(group: Group, port: number): BuiltListener {
  const members = group.members.filter(({ listeners }) => listeners.has(port));
  const protocol = members[0]?.listeners.get(port) === 'HTTPS' ? 'HTTPS' : 'HTTP';
  const redirectsTo = protocol === 'HTTP' ? redirectOfGroup(group.members) : undefined;
  const backends = redirectsTo === undefined ? members.flatMap(backendsOf) : [];
  const attributes = mergeAttributes(
    members.map(({ values }) => values[`${prefix}listener-attributes.${protocol}-${port}`]),
    classListenerAttributes(members[0], protocol, port),
  );
  return {
    members,
    backends,
    spec: {
      port,
      protocol,
      clients: clientsOf(group, members),
      targetGroups: [...new Set(backends.map(targetGroupKey))],
      ...(redirectsTo !== undefined && { redirectsTo }),
      ...(protocol === 'HTTPS' && {
        ...certificatesOf(members),
        sslPolicy:
          members.map(({ values }) => values[`${prefix}ssl-policy`]).find((policy) => policy !== undefined) ??
          group.options.defaultTlsPolicy ??
          DEFAULT_CONTROLLER_TLS_POLICY,
        mutualAuthentication: mutualAuthenticationOf(members, port),
      }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
    },
  };
}

function classListenerAttributes(member: GroupMember | undefined, protocol: string, port: number): unknown {
  const listeners: unknown = member?.classParams.listeners;
  const found = (Array.isArray(listeners) ? listeners : [])
    .map((one: unknown) => objectOf(one) as Readonly<Record<string, unknown>>)
    .find((one) => one.protocol === protocol && one.port === port);
  return found?.listenerAttributes;
}

// Without any, AWS is asked for those of the hosts; the first member with certificates gives the default one.
function certificatesOf(
  members: readonly GroupMember[],
): Pick<ApplicationListenerSpec, 'certificate' | 'additionalCertificates'> {
  const perMember = members.map(({ values, spec }): readonly string[] => {
    const named = values[`${prefix}certificate-arn`] ?? [];
    const hosts = [
      ...listOf(spec?.rules).map((rule) => textOf(rule?.host)),
      ...listOf(spec?.tls).flatMap((tls) => textsOf(tls?.hosts)),
    ].filter((host) => host !== undefined && host !== '');
    if (named.length > 0) return named;
    return hosts.length > 0 || values[`${prefix}create-acm-cert`] === true ? [UNKNOWN.text] : [];
  });
  const first = perMember.findIndex((certificates) => certificates.length > 0);
  const [standard, ...others] = perMember.flatMap((certificates, index) => (index < first ? [] : certificates));
  return {
    ...(standard !== undefined && { certificate: { arn: standard } }),
    additionalCertificates: [...new Set(others)].map((arn) => ({ arn })),
  };
}

function mutualAuthenticationOf(
  members: readonly GroupMember[],
  port: number,
): NonNullable<ApplicationListenerSpec['mutualAuthentication']> {
  const entries = members.flatMap(({ values }) => values[`${prefix}mutual-authentication`] ?? []);
  return entries.find((entry) => entry.port === port)?.mode ?? 'off';
}

function clientsOf(group: Group, members: readonly GroupMember[]): readonly ClientSpec[] {
  // Somebody else keeps the rules of these groups.
  if (givenSecurityGroups(group).length > 0) return [{ cidr: UNKNOWN.text }];
  const isDualStack = addressTypeOf(group).startsWith('dualstack');
  const perMember = (name: 'inbound-cidrs' | 'security-group-prefix-lists') =>
    members.map(({ values }) => values[`${prefix}${name}`] ?? []).find((list) => list.length > 0) ?? [];
  const blocks = perMember('inbound-cidrs');
  const lists = perMember('security-group-prefix-lists');
  const asked = blocks.length > 0 || lists.length > 0 ? blocks : [ANYBODY.ipv4, ANYBODY.ipv6];
  return [
    ...asked.filter((cidr) => isDualStack || !cidr.includes(':')).map((cidr) => ({ cidr })),
    ...lists.map((prefixListId) => ({ prefixListId })),
  ];
}

// pkg/ingress/enhanced_backend_builder.go
function backendsOf(member: GroupMember): readonly Backend[] {
  const { spec, values } = member;
  const services = [
    ...listOf(spec?.rules).flatMap((rule) => listOf(rule?.http?.paths).map((path) => path?.backend?.service)),
    spec?.defaultBackend?.service,
  ];
  return services.flatMap((service): readonly Backend[] => {
    const { name, port } = objectOf(service) as NonNullable<typeof service>;
    if (typeof name !== 'string') return [];
    if (port?.name !== USE_ANNOTATION) return [{ member, service: name, port: port?.name ?? port?.number ?? '' }];
    const action = values[`${prefix}actions.${name}`];
    if (action?.type !== 'forward') return [];
    return listOf(action.forwardConfig?.targetGroups).flatMap((tuple) => {
      const { serviceName, servicePort } = tuple;
      if (serviceName === undefined) return [];
      // A number in quotes is a number.
      const wanted = typeof servicePort === 'string' && /^\d+$/.test(servicePort) ? Number(servicePort) : servicePort;
      return [{ member, service: serviceName, port: wanted ?? '' }];
    });
  });
}

/** The key of a target group, which is the controller's own for it. */
function targetGroupKey({ member, service, port }: Backend): string {
  return `${member.name}-${service}:${port}`;
}

// pkg/ingress/model_build_target_group.go
function targetGroupOf({ options, settings }: Group, backend: Backend): BuiltTargetGroup {
  const { member, service: name, port } = backend;
  const reading = options.services?.find(
    ({ service: { metadata } }) => metadata?.name === name && (metadata.namespace ?? 'default') === member.namespace,
  );
  const service = reading?.service;
  const servicePort = findPort(service, port);
  const values = targetValues(member, reading);
  const targetType = values[`${prefix}target-type`] ?? settings.defaultTargetType ?? DEFAULT_TARGET_TYPE;
  const protocol = values[`${prefix}backend-protocol`] ?? 'HTTP';
  const protocolVersion = values[`${prefix}backend-protocol-version`] ?? 'HTTP1';
  // What is written and out of bounds is a finding on the annotation; AWS refuses it, and it is not the default either.
  const numberOf = (
    annotation:
      | 'healthcheck-interval-seconds'
      | 'healthcheck-timeout-seconds'
      | 'healthy-threshold-count'
      | 'unhealthy-threshold-count',
    usual: number,
  ) => {
    const key = `${prefix}${annotation}` as const;
    const objects = [service, member.ingress];
    const written = objects.some((one) => isWritten(one?.metadata?.annotations, key));
    return values[key] ?? (written ? UNKNOWN.number : usual);
  };
  const answers = INGRESS_HEALTH_CHECK_ANSWERS[protocolVersion];
  const healthCheck: ApplicationHealthCheckSpec = {
    protocol: values[`${prefix}healthcheck-protocol`] ?? protocol,
    port: healthCheckPortOf(values[`${prefix}healthcheck-port`], service, targetType),
    path: values[`${prefix}healthcheck-path`] ?? answers.path,
    matcher: String(values[`${prefix}success-codes`] ?? answers.matcher),
    interval: numberOf('healthcheck-interval-seconds', INGRESS_HEALTH_CHECK.interval),
    timeout: numberOf('healthcheck-timeout-seconds', INGRESS_HEALTH_CHECK.timeout),
    healthyThreshold: numberOf('healthy-threshold-count', INGRESS_HEALTH_CHECK.healthyThreshold),
    unhealthyThreshold: numberOf('unhealthy-threshold-count', INGRESS_HEALTH_CHECK.unhealthyThreshold),
  };
  return {
    key: targetGroupKey(backend),
    backend,
    service,
    spec: {
      name: UNKNOWN.text,
      port: targetPortOf(servicePort, targetType),
      protocol,
      protocolVersion,
      targetType,
      ipAddressType: textsOf(service?.spec?.ipFamilies).includes('IPv6') ? 'ipv6' : 'ipv4',
      healthCheck,
      attributes: values[`${prefix}target-group-attributes`] ?? {},
    },
  };
}

function findPort(service: ServiceObject | undefined, wanted: number | string): ServicePort | undefined {
  return listOf(service?.spec?.ports).find(({ port, name }) =>
    typeof wanted === 'string' ? name === wanted : port === wanted,
  );
}

function targetPortOf(servicePort: ServicePort | undefined, targetType: 'instance' | 'ip'): number {
  if (servicePort === undefined) return UNKNOWN.number;
  if (targetType === 'instance') return servicePort.nodePort ?? UNKNOWN.number;
  const { targetPort = servicePort.port ?? UNKNOWN.number } = servicePort;
  return typeof targetPort === 'number' ? targetPort : NAMED_TARGET_PORT;
}

function healthCheckPortOf(
  asked: number | string | undefined,
  service: ServiceObject | undefined,
  targetType: 'instance' | 'ip',
): number | 'traffic-port' {
  if (asked === undefined) return INGRESS_HEALTH_CHECK.port;
  if (asked === 'traffic-port' || typeof asked === 'number') return asked;
  return targetPortOf(findPort(service, asked), targetType);
}

const annotated = (...names: readonly string[]) => names.map((name) => `${prefix}${name}`);

/** The annotations that decide a value of the specification, the strongest first; `*` stands for any key. */
function decidersOf(listener: BuiltListener | undefined): Readonly<Record<string, readonly Decider[]>> {
  const { protocol = 'HTTP', port = 80 } = listener?.spec ?? {};
  return {
    name: annotated('load-balancer-name'),
    scheme: annotated('scheme'),
    ipAddressType: annotated('ip-address-type'),
    subnetMappings: annotated('subnets'),
    securityGroupIds: annotated('security-groups'),
    attributes: annotated('load-balancer-attributes'),
    listeners: annotated('listen-ports'),
    'listeners.*.clients': annotated('inbound-cidrs', 'security-group-prefix-lists', 'security-groups'),
    'listeners.*.redirectsTo': annotated('ssl-redirect'),
    'listeners.*.certificate': annotated('certificate-arn'),
    'listeners.*.additionalCertificates': annotated('certificate-arn'),
    'listeners.*.sslPolicy': annotated('ssl-policy'),
    'listeners.*.mutualAuthentication': annotated('mutual-authentication'),
    'listeners.*.attributes': annotated(`listener-attributes.${protocol}-${port}`),
    'listeners.*.targetGroups': [],
    'targetGroups.*.protocol': annotated('backend-protocol'),
    'targetGroups.*.protocolVersion': annotated('backend-protocol-version'),
    'targetGroups.*.targetType': annotated('target-type'),
    'targetGroups.*.attributes': annotated('target-group-attributes'),
    'targetGroups.*.healthCheck': annotated('healthcheck-protocol'),
    'targetGroups.*.healthCheck.port': annotated('healthcheck-port'),
    'targetGroups.*.healthCheck.path': annotated('healthcheck-path'),
    'targetGroups.*.healthCheck.matcher': annotated('success-codes'),
    'targetGroups.*.healthCheck.interval': annotated('healthcheck-interval-seconds'),
    'targetGroups.*.healthCheck.timeout': annotated('healthcheck-timeout-seconds'),
    'targetGroups.*.healthCheck.healthyThreshold': annotated('healthy-threshold-count'),
    'targetGroups.*.healthCheck.unhealthyThreshold': annotated('unhealthy-threshold-count'),
  };
}

function locateIn(
  group: Group,
  listeners: readonly BuiltListener[],
  targetGroups: readonly BuiltTargetGroup[],
  path: Path,
): ManifestLocation {
  const [part, key] = path;
  const listener = part === 'listeners' ? listeners[Number(key)] : undefined;
  const targetGroup = part === 'targetGroups' ? targetGroups.find((one) => one.key === key) : undefined;
  const deciders = findDeciders(path, decidersOf(listener)) ?? [];
  const members = targetGroup === undefined ? (listener?.members ?? group.members) : [targetGroup.backend.member];
  // What a Service says wins over its Ingress.
  const sources = [
    ...(targetGroup?.service === undefined ? [] : [serviceSource(targetGroup.service)]),
    ...members.map(ingressSource),
  ];
  const places = sources.map((source) => decidedBy(source, deciders, ['spec']));
  return (
    places.find(({ path: [top] }) => top === 'metadata') ??
    places.at(-1) ?? { object: { kind: 'Ingress', namespace: 'default', name: '' }, path: ['spec'] }
  );
}

function serviceSource({ metadata }: ServiceObject): ManifestSource {
  return {
    object: { kind: 'Service', namespace: metadata?.namespace ?? 'default', name: metadata?.name ?? '' },
    annotations: metadata?.annotations,
  };
}

function ingressSource({ ingress: { metadata }, namespace }: GroupMember): ManifestSource {
  return {
    object: { kind: 'Ingress', namespace, name: metadata?.name ?? '' },
    annotations: metadata?.annotations,
  };
}
