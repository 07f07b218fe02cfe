import { quote, type Diagnostic, type Path, isMap } from '@eks-ingress/diagnostics';
import type { IsUnknown } from './constraints/constraint';
import type { AccessLogsSpec } from '../specification/access-logs';
import type { CertificateSpec } from '../specification/certificate';
import type { ClientSpec } from '../specification/client';
import type { HealthCheckSpec } from './specification/health-check';
import type { ListenerSpec, WeightedTargetGroupSpec } from './specification/listener';
import type { LoadBalancerEnvironmentSpec } from './specification/load-balancer-environment';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import type {
  ApplicationLoadBalancerTargetSpec,
  AutoScalingGroupsSpec,
  IpAddressesSpec,
  IpTargetSpec,
  RegistrationSpec,
  TaggedInstancesSpec,
  TargetGroupBindingSpec,
} from './specification/registration';
import type { SubnetMappingSpec } from './specification/subnet-mapping';
import type { TargetGroupSpec } from './specification/target-group';
import type { TargetGroupHealthSpec, TargetHealthStateSpec } from './specification/target-group-health';

/*
 * What the compiler checks in a specification that is written in TypeScript, for one that comes from JSON or JavaScript.
 * Single values may be unknown until apply; the objects and lists around them, which decide what is created, may not.
 */

type Check = (value: unknown, path: Path, isUnknown: IsUnknown) => Diagnostic<'specification-type'>[];

const value =
  (...types: readonly ('string' | 'number' | 'boolean')[]): Check =>
  (given, path, isUnknown) =>
    isUnknown(given) || types.some((type) => typeof given === type)
      ? []
      : [mistyped(given, `a ${types.join(' or a ')}`, path, isUnknown)];

const optional =
  (check: Check): Check =>
  (given, path, isUnknown) =>
    given === undefined ? [] : check(given, path, isUnknown);

const maybeUnknown =
  (check: Check): Check =>
  (given, path, isUnknown) =>
    isUnknown(given) ? [] : check(given, path, isUnknown);

const list =
  (item: Check): Check =>
  (given, path, isUnknown) =>
    Array.isArray(given) && !isUnknown(given)
      ? Array.from(given).flatMap((one: unknown, index) => item(one, [...path, index], isUnknown))
      : [mistyped(given, 'a list', path, isUnknown)];

const map =
  (item: Check): Check =>
  (given, path, isUnknown) =>
    isMap(given) && !isUnknown(given)
      ? Object.entries(given).flatMap(([key, one]) => item(one, [...path, key], isUnknown))
      : [mistyped(given, 'an object', path, isUnknown)];

const object =
  <Spec>(attributes: { readonly [Key in keyof Required<Spec>]: Check }): Check =>
  (given, path, isUnknown) =>
    isMap(given) && !isUnknown(given)
      ? Object.entries<Check>(attributes).flatMap(([key, check]) => check(given[key], [...path, key], isUnknown))
      : [mistyped(given, 'an object', path, isUnknown)];

/** A list where one is given, and a single value otherwise. */
const listOr =
  (item: Check, single: Check): Check =>
  (given, path, isUnknown) =>
    (Array.isArray(given) && !isUnknown(given) ? list(item) : single)(given, path, isUnknown);

/** An object where one is given, and a single value otherwise. */
const objectOr =
  (check: Check, single: Check): Check =>
  (given, path, isUnknown) =>
    (isMap(given) && !isUnknown(given) ? check : single)(given, path, isUnknown);

const certificate = object<CertificateSpec>({
  arn: value('string'),
  domainNames: optional(maybeUnknown(list(value('string')))),
  keyAlgorithm: optional(value('string')),
});

const client = object<ClientSpec>({
  cidr: optional(value('string')),
  prefixListId: optional(value('string')),
  securityGroupId: optional(value('string')),
});

const healthCheck = object<HealthCheckSpec>({
  protocol: optional(value('string')),
  port: optional(value('number', 'string')),
  expectsProxyProtocol: optional(value('boolean')),
  path: optional(value('string')),
  matcher: optional(value('string')),
  interval: optional(value('number')),
  timeout: optional(value('number')),
  healthyThreshold: optional(value('number')),
  unhealthyThreshold: optional(value('number')),
});

const weightedTargetGroup = object<WeightedTargetGroupSpec>({
  targetGroup: value('string'),
  weight: optional(value('number')),
});

const listener = object<ListenerSpec>({
  port: value('number'),
  protocol: value('string'),
  targetGroup: listOr(weightedTargetGroup, value('string')),
  certificate: optional(certificate),
  additionalCertificates: optional(list(certificate)),
  sslPolicy: optional(value('string')),
  alpnPolicy: optional(value('string')),
  mutualAuthentication: optional(value('string')),
  tcpIdleTimeoutSeconds: optional(value('number')),
  acknowledgements: optional(maybeUnknown(map(optional(value('string'))))),
});

const subnetMapping = object<SubnetMappingSpec>({
  subnetId: value('string'),
  availabilityZone: optional(value('string')),
  allocationId: optional(value('string')),
  privateIpv4Address: optional(value('string')),
  ipv6Address: optional(value('string')),
  cidrBlocks: optional(maybeUnknown(list(value('string')))),
});

const accessLogs = object<AccessLogsSpec>({ bucket: value('string'), prefix: optional(value('string')) });

const ipTarget = object<IpTargetSpec>({
  address: value('string'),
  port: optional(value('number')),
  availabilityZone: optional(value('string')),
});

const registrations: Readonly<Record<RegistrationSpec['kind'], Check>> = {
  'target-group-binding': object<TargetGroupBindingSpec>({
    kind: value('string'),
    service: object<TargetGroupBindingSpec['service']>({
      name: value('string'),
      namespace: value('string'),
      port: value('string', 'number'),
    }),
    networking: optional(maybeUnknown(object({}))),
  }),
  'auto-scaling-groups': object<AutoScalingGroupsSpec>({
    kind: value('string'),
    names: maybeUnknown(list(value('string'))),
  }),
  'tagged-instances': object<TaggedInstancesSpec>({
    kind: value('string'),
    tags: maybeUnknown(map(value('string'))),
  }),
  'ip-addresses': object<IpAddressesSpec>({ kind: value('string'), targets: list(ipTarget) }),
  'application-load-balancer': object<ApplicationLoadBalancerTargetSpec>({
    kind: value('string'),
    arn: value('string'),
    listenerPorts: optional(maybeUnknown(list(value('number')))),
  }),
};

const registration: Check = (given, path, isUnknown) => {
  const kind = isMap(given) ? given.kind : undefined;
  const check = isRegistrationKind(kind)
    ? registrations[kind]
    : object<Pick<RegistrationSpec, 'kind'>>({ kind: value('string') });
  return check(given, path, isUnknown);
};

const targetGroupHealth = object<TargetGroupHealthSpec>({
  dnsFailover: optional(
    object<NonNullable<TargetGroupHealthSpec['dnsFailover']>>({
      minimumHealthyTargetsCount: optional(value('number', 'string')),
      minimumHealthyTargetsPercentage: optional(value('number', 'string')),
    }),
  ),
  unhealthyStateRouting: optional(
    object<NonNullable<TargetGroupHealthSpec['unhealthyStateRouting']>>({
      minimumHealthyTargetsCount: optional(value('number')),
      minimumHealthyTargetsPercentage: optional(value('number', 'string')),
    }),
  ),
});

const targetHealthState = object<TargetHealthStateSpec>({
  unhealthyConnectionTermination: optional(value('boolean')),
  unhealthyDrainingInterval: optional(value('number')),
});

const targetGroup = object<TargetGroupSpec>({
  name: optional(value('string')),
  port: value('number'),
  protocol: optional(value('string')),
  targetType: value('string'),
  ipAddressType: optional(value('string')),
  registration,
  healthCheck: optional(healthCheck),
  proxyProtocolV2: optional(value('boolean')),
  preserveClientIp: optional(value('boolean')),
  deregistrationDelay: optional(value('number')),
  connectionTermination: optional(value('boolean')),
  stickiness: optional(value('boolean')),
  crossZone: optional(value('boolean', 'string')),
  targetGroupHealth: optional(targetGroupHealth),
  targetHealthState: optional(targetHealthState),
});

const networkLoadBalancer = object<NetworkLoadBalancerSpec>({
  name: value('string'),
  scheme: value('string'),
  ipAddressType: optional(value('string')),
  subnetMappings: list(subnetMapping),
  clients: list(client),
  additionalSecurityGroupIds: optional(maybeUnknown(list(value('string')))),
  targetSecurityGroupIds: optional(maybeUnknown(list(value('string')))),
  enforceSecurityGroupsOnPrivateLink: optional(value('boolean')),
  crossZone: optional(value('boolean')),
  deletionProtection: optional(value('boolean')),
  zonalShift: optional(value('boolean')),
  dnsRecordClientRoutingPolicy: optional(value('string')),
  secondaryIpsPerSubnet: optional(value('number')),
  minimumCapacityUnits: optional(value('number')),
  accessLogs: optional(objectOr(accessLogs, value('string'))),
  listeners: list(listener),
  targetGroups: map(targetGroup),
  tags: optional(maybeUnknown(map(optional(value('string'))))),
  region: optional(value('string')),
  vpcCidrBlocks: optional(maybeUnknown(list(value('string')))),
  quotas: optional(maybeUnknown(map(optional(value('number'))))),
});

const environment = object<LoadBalancerEnvironmentSpec>({
  loadBalancers: map(networkLoadBalancer),
  quotas: optional(maybeUnknown(map(optional(value('number'))))),
});

/** The same for several load balancers. */
export function validateEnvironmentTypes(spec: unknown, isUnknown: IsUnknown): Diagnostic<'specification-type'>[] {
  return environment(spec, [], isUnknown);
}

/** Every value of a load balancer's specification whose JavaScript type is not the one that TypeScript demands. */
export function validateTypes(spec: unknown, isUnknown: IsUnknown): Diagnostic<'specification-type'>[] {
  return networkLoadBalancer(spec, [], isUnknown);
}

/** Whether this is a way of registering targets. */
export function isRegistrationKind(kind: unknown): kind is RegistrationSpec['kind'] {
  return typeof kind === 'string' && Object.hasOwn(registrations, kind);
}

function mistyped(
  given: unknown,
  expected: string,
  path: Path,
  isUnknown: IsUnknown,
): Diagnostic<'specification-type'> {
  return {
    id: 'specification-type',
    severity: 'error',
    message: `${describe(given, isUnknown)} is given where ${expected} belongs.`,
    why: 'Everything else is judged only when each value has the type that TypeScript demands.',
    fix: `Give ${expected}.`,
    path,
  };
}

function describe(given: unknown, isUnknown: IsUnknown): string {
  if (given === undefined) return 'Nothing';
  if (isUnknown(given)) return 'A value that is unknown until apply';
  if (Array.isArray(given)) return 'A list';
  if (given === null || typeof given === 'boolean') return String(given);
  if (typeof given === 'string') return `The string ${quote(given)}`;
  if (typeof given === 'number') return `The number ${given}`;
  return typeof given === 'object' ? 'An object' : `A ${typeof given}`;
}
