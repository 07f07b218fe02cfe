import {
  type ApplicationLoadBalancerSpec,
  type NetworkLoadBalancerSpec,
  forwardsOf,
  resolveListener,
  type TargetGroupSpec,
} from '@eks-ingress/elbv2';
import { isUnknown } from '../../aws-load-balancer-controller/unknown';
import { differencesOf, type GoObject } from './controller-case';

/** What the controller builds that a specification does not have, and why. */
export const NOT_EXPRESSED: Readonly<Record<string, string>> = {
  tags: 'no constraint is about tags',
  type: 'a specification is of one type',
  loadBalancerARN: 'a listener stands in its load balancer',
  enablePrefixForIpv6SourceNat: 'Terraform cannot turn it on, and the specification is shared with Terraform',
  'TargetGroup.name': 'it is a hash of what only the cluster knows',
  'slow_start.duration_seconds': 'a target group of a Network Load Balancer has none',
};

const ELB = 'AWS::ElasticLoadBalancingV2::';

type Resources = Readonly<Record<string, Readonly<Record<string, { readonly spec: GoObject }>> | undefined>>;

interface Attribute {
  readonly key: string;
  readonly value: string;
}

const attributesIn = (given: unknown) =>
  Object.fromEntries(((given ?? []) as readonly Attribute[]).map(({ key, value }) => [key, value]));

/** The differences between the Network Load Balancer of a stack and a specification. */
export function compareNetwork(resources: Resources, spec: NetworkLoadBalancerSpec): readonly string[] {
  const { LoadBalancer } = resources[`${ELB}LoadBalancer`] ?? {};
  const { spec: balancer = {} } = LoadBalancer ?? {};
  const groups = balancer.securityGroups as readonly unknown[] | undefined;
  const listeners = resources[`${ELB}Listener`] ?? {};
  const targetGroups = resources[`${ELB}TargetGroup`] ?? {};
  return [
    ...unseen('LoadBalancer', balancer, [
      'name',
      'scheme',
      'ipAddressType',
      'subnetMapping',
      'securityGroups',
      'loadBalancerAttributes',
      'securityGroupsInboundRulesOnPrivateLink',
      'minimumLoadBalancerCapacity',
    ]),
    ...(isUnknown(spec.name) ? [] : differencesOf('name', balancer.name, spec.name)),
    ...differencesOf('scheme', balancer.scheme, spec.scheme),
    ...differencesOf('ipAddressType', balancer.ipAddressType, spec.ipAddressType),
    ...differencesOf('subnets', balancer.subnetMapping, subnetsIn(spec)),
    ...(groups === undefined
      ? []
      : differencesOf('securityGroups', groups.length, 1 + (spec.additionalSecurityGroupIds ?? []).length)),
    ...differencesOf(
      'load balancer attributes',
      { ...LOAD_BALANCER_ATTRIBUTES, ...attributesIn(balancer.loadBalancerAttributes) },
      loadBalancerAttributesIn(spec),
    ),
    ...differencesOf(
      'PrivateLink',
      balancer.securityGroupsInboundRulesOnPrivateLink ?? 'on',
      spec.enforceSecurityGroupsOnPrivateLink === false ? 'off' : 'on',
    ),
    ...differencesOf('clients', clientsInStack(resources), clientsIn(resources, spec.clients)),
    ...differencesOf('listener ports', Object.keys(listeners), portsOf(spec.listeners)),
    ...spec.listeners.flatMap((listener) => {
      const { spec: built = {} } = listeners[listener.port] ?? {};
      const name = `listener ${listener.port}`;
      const forwards = forwardsOf(resolveListener(listener));
      return [
        ...unseen('Listener', built, LISTENER_FIELDS),
        ...differencesOf(`${name} protocol`, built.protocol, listener.protocol),
        ...differencesOf(`${name} sslPolicy`, built.sslPolicy, listener.sslPolicy),
        ...differencesOf(`${name} alpnPolicy`, built.alpnPolicy, listener.alpnPolicy && [listener.alpnPolicy]),
        ...differencesOf(
          `${name} certificates`,
          ((built.certificates ?? []) as readonly unknown[]).length,
          (listener.certificate ? 1 : 0) + (listener.additionalCertificates ?? []).length,
        ),
        ...differencesOf(
          `${name} attributes`,
          attributesIn(built.listenerAttributes),
          listener.tcpIdleTimeoutSeconds === undefined
            ? {}
            : { 'tcp.idle_timeout.seconds': String(listener.tcpIdleTimeoutSeconds) },
        ),
        ...differencesOf(
          `${name} target groups`,
          targetGroupsIn(built.defaultActions),
          forwards.map(({ targetGroup }) => targetGroup),
        ),
      ];
    }),
    ...differencesOf('target groups', Object.keys(targetGroups).sort(), Object.keys(spec.targetGroups).sort()),
    ...Object.entries(spec.targetGroups).flatMap(([key, group]) => {
      const { spec: built = {} } = targetGroups[key] ?? {};
      return [
        ...unseen('TargetGroup', built, TARGET_GROUP_FIELDS),
        ...(['protocol', 'port', 'targetType', 'ipAddressType'] as const).flatMap((field) =>
          differencesOf(`${key} ${field}`, built[field], group[field]),
        ),
        ...differencesOf(`${key} health check`, built.healthCheckConfig, healthCheckIn(group.healthCheck ?? {})),
        ...compareTargetGroupAttributes(key, attributesIn(built.targetGroupAttributes), group),
      ];
    }),
  ];
}

const LISTENER_FIELDS = [
  'port',
  'protocol',
  'defaultActions',
  'certificates',
  'sslPolicy',
  'alpnPolicy',
  'listenerAttributes',
  'mutualAuthentication',
];

const TARGET_GROUP_FIELDS = [
  'targetType',
  'ipAddressType',
  'port',
  'protocol',
  'protocolVersion',
  'healthCheckConfig',
  'targetGroupAttributes',
];

/** The differences between the Application Load Balancer of a stack and a specification. */
export function compareApplication(resources: Resources, spec: ApplicationLoadBalancerSpec): readonly string[] {
  const { LoadBalancer } = resources[`${ELB}LoadBalancer`] ?? {};
  const { spec: balancer = {} } = LoadBalancer ?? {};
  const listeners = resources[`${ELB}Listener`] ?? {};
  const rules = Object.entries(resources[`${ELB}ListenerRule`] ?? {});
  const targetGroups = resources[`${ELB}TargetGroup`] ?? {};
  const subnets = spec.subnetMappings.map(({ subnetId }) => ({ subnetID: subnetId }));
  return [
    ...unseen('LoadBalancer', balancer, [
      'name',
      'scheme',
      'ipAddressType',
      'subnetMapping',
      'securityGroups',
      'loadBalancerAttributes',
    ]),
    ...(isUnknown(spec.name) ? [] : differencesOf('name', balancer.name, spec.name)),
    ...differencesOf('scheme', balancer.scheme, spec.scheme),
    ...differencesOf('ipAddressType', balancer.ipAddressType, spec.ipAddressType),
    ...differencesOf('subnets', balancer.subnetMapping, subnets),
    ...differencesOf(
      'securityGroups',
      (balancer.securityGroups as readonly unknown[]).length,
      spec.securityGroupIds.length,
    ),
    ...differencesOf('attributes', attributesIn(balancer.loadBalancerAttributes), spec.attributes),
    ...differencesOf('listener ports', Object.keys(listeners), portsOf(spec.listeners)),
    ...spec.listeners.flatMap((listener) => {
      const { spec: built = {} } = listeners[listener.port] ?? {};
      const name = `listener ${listener.port}`;
      const own = rules.filter(([id]) => id.startsWith(`${listener.port}:`)).map(([, rule]) => rule.spec.actions);
      const forwards = new Set([...targetGroupsIn(own), ...targetGroupsIn(built.defaultActions)]);
      return [
        ...unseen('Listener', built, LISTENER_FIELDS),
        ...differencesOf(`${name} protocol`, built.protocol, listener.protocol),
        ...differencesOf(`${name} sslPolicy`, built.sslPolicy, listener.sslPolicy),
        ...differencesOf(
          `${name} certificates`,
          ((built.certificates ?? []) as readonly unknown[]).length,
          (listener.certificate ? 1 : 0) + (listener.additionalCertificates ?? []).length,
        ),
        ...differencesOf(`${name} clients`, clientsInStack(resources), clientsIn(resources, listener.clients)),
        ...differencesOf(`${name} target groups`, [...forwards].sort(), [...listener.targetGroups].sort()),
      ];
    }),
    ...differencesOf('target groups', Object.keys(targetGroups).sort(), Object.keys(spec.targetGroups).sort()),
    ...Object.entries(spec.targetGroups).flatMap(([key, group]) => {
      const { spec: built = {} } = targetGroups[key] ?? {};
      const code = group.protocolVersion === 'GRPC' ? 'grpcCode' : 'httpCode';
      return [
        ...unseen('TargetGroup', built, TARGET_GROUP_FIELDS),
        ...(['protocol', 'protocolVersion', 'port', 'targetType', 'ipAddressType'] as const).flatMap((field) =>
          differencesOf(`${key} ${field}`, built[field], group[field]),
        ),
        ...differencesOf(`${key} health check`, built.healthCheckConfig, healthCheckIn(group.healthCheck, code)),
        ...differencesOf(`${key} attributes`, attributesIn(built.targetGroupAttributes), group.attributes),
      ];
    }),
  ];
}

/** The fields of a resource that are neither compared nor known not to be expressed. */
function unseen(resource: string, spec: GoObject, compared: readonly string[]): readonly string[] {
  return Object.keys(spec)
    .filter((field) => !compared.includes(field))
    .filter((field) => !(field in NOT_EXPRESSED) && !(`${resource}.${field}` in NOT_EXPRESSED))
    .map((field) => `${resource}.${field} is not compared`);
}

const portsOf = (listeners: readonly { readonly port: number }[]) =>
  listeners
    .map(({ port }) => port)
    .sort((one, other) => one - other)
    .map(String);

/** The keys of the target groups that are referred to, in order. */
function targetGroupsIn(actions: unknown): readonly string[] {
  return [...JSON.stringify(actions ?? []).matchAll(/::TargetGroup\/([^"]+)\/status\/targetGroupARN/g)].map(
    ([, key = '']) => key,
  );
}

const LOAD_BALANCER_ATTRIBUTES = {
  'load_balancing.cross_zone.enabled': 'false',
  'deletion_protection.enabled': 'false',
  'access_logs.s3.enabled': 'false',
  'dns_record.client_routing_policy': 'any_availability_zone',
};

/** The attributes of a specification as AWS names them, with its defaults. */
function loadBalancerAttributesIn(spec: NetworkLoadBalancerSpec): GoObject {
  const { accessLogs = 'off' } = spec;
  return {
    'load_balancing.cross_zone.enabled': String(spec.crossZone),
    'deletion_protection.enabled': String(spec.deletionProtection),
    'dns_record.client_routing_policy': spec.dnsRecordClientRoutingPolicy ?? 'any_availability_zone',
    'access_logs.s3.enabled': String(accessLogs !== 'off'),
    ...(accessLogs !== 'off' && {
      'access_logs.s3.bucket': accessLogs.bucket,
      'access_logs.s3.prefix': accessLogs.prefix,
    }),
  };
}

/** The differences of the attributes of a load balancer, as the controller lists them. */
export function compareLoadBalancerAttributes(attributes: GoObject, spec: NetworkLoadBalancerSpec): readonly string[] {
  return differencesOf(
    'load balancer attributes',
    { ...LOAD_BALANCER_ATTRIBUTES, ...attributes },
    loadBalancerAttributesIn(spec),
  );
}

/** The differences of the attributes of a target group, as the controller lists them. */
export function compareTargetGroupAttributes(
  key: string,
  attributes: Readonly<Record<string, string>>,
  group: TargetGroupSpec,
): readonly string[] {
  const isUdp = group.protocol === 'UDP' || group.protocol === 'TCP_UDP';
  const expected: Readonly<Record<string, string>> = {
    'proxy_protocol_v2.enabled': 'false',
    'preserve_client_ip.enabled': String(group.targetType === 'instance' || isUdp),
    'deregistration_delay.timeout_seconds': '300',
    'deregistration_delay.connection_termination.enabled': String(isUdp),
    'stickiness.enabled': 'false',
    ...attributes,
  };
  const told = Object.fromEntries(Object.entries(expected).filter(([name]) => !(name in NOT_EXPRESSED)));
  return differencesOf(`${key} attributes`, told, {
    'proxy_protocol_v2.enabled': String(group.proxyProtocolV2),
    'preserve_client_ip.enabled': String(group.preserveClientIp),
    'deregistration_delay.timeout_seconds': String(group.deregistrationDelay),
    'deregistration_delay.connection_termination.enabled': String(group.connectionTermination),
    'stickiness.enabled': String(group.stickiness),
  });
}

interface AnyHealthCheck {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly path?: string;
  readonly matcher?: string;
  readonly interval?: number;
  readonly timeout?: number;
  readonly healthyThreshold?: number;
  readonly unhealthyThreshold?: number;
}

/** A health check as the controller builds it. */
export function healthCheckIn(check: AnyHealthCheck, code: 'httpCode' | 'grpcCode' = 'httpCode'): GoObject {
  return {
    protocol: check.protocol,
    port: check.port,
    path: check.path,
    ...(check.matcher !== undefined && { matcher: { [code]: check.matcher } }),
    intervalSeconds: check.interval,
    timeoutSeconds: check.timeout,
    healthyThresholdCount: check.healthyThreshold,
    unhealthyThresholdCount: check.unhealthyThreshold,
  };
}

/** The subnets of a specification as the controller builds them. */
export function subnetsIn({ subnetMappings }: NetworkLoadBalancerSpec): readonly GoObject[] {
  return subnetMappings.map(({ subnetId, allocationId, privateIpv4Address, ipv6Address }) => ({
    subnetID: subnetId,
    ...(allocationId !== undefined && { allocationID: allocationId }),
    ...(privateIpv4Address !== undefined && { privateIPv4Address: privateIpv4Address }),
    ...(ipv6Address !== undefined && { ipv6Address }),
  }));
}

interface Permission {
  readonly ipProtocol?: string;
  readonly ipRanges?: readonly { readonly cidrIP: string }[];
  readonly ipv6Ranges?: readonly { readonly cidrIPv6: string }[];
  readonly prefixLists?: readonly { readonly listID: string }[];
}

// Who may connect, by the security group that the controller manages; there is none in some stacks.
function clientsInStack(resources: Resources): readonly string[] {
  const { ManagedLBSecurityGroup } = resources['AWS::EC2::SecurityGroup'] ?? {};
  const permissions = (ManagedLBSecurityGroup?.spec.ingress ?? []) as readonly Permission[];
  const clients = permissions.flatMap(({ ipRanges = [], ipv6Ranges = [], prefixLists = [] }) => [
    ...ipRanges.map(({ cidrIP }) => cidrIP),
    ...ipv6Ranges.map(({ cidrIPv6 }) => cidrIPv6),
    ...prefixLists.map(({ listID }) => listID),
  ]);
  return [...new Set(clients)].sort();
}

function clientsIn(
  resources: Resources,
  clients: readonly { readonly cidr?: string; readonly prefixListId?: string }[],
): readonly string[] {
  if (resources['AWS::EC2::SecurityGroup'] === undefined) return [];
  return clients.map(({ cidr, prefixListId }) => cidr ?? prefixListId ?? '').sort();
}
