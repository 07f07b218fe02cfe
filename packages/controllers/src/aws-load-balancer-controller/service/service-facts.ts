import { type AnnotationValues, type ControllerSettings, servicePrefix } from '@eks-ingress/annotations';
import type { Subnet } from './subnet';
import type { ServiceObject, ServicePort } from '../../objects/service-object';

/** The annotations of a Service that the AWS Load Balancer Controller reads. */
export type ServiceValues = AnnotationValues<'Service', 'aws-load-balancer-controller'>;

/** The protocols that a listener of a Network Load Balancer speaks. */
type ListenerProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';

/** A listener that is built, and the port of the Service behind it. */
export interface Listener {
  readonly port: number;
  readonly protocol: ListenerProtocol;
  readonly servicePort: ServicePort;
}

/** What the AWS Load Balancer Controller makes of a Service before it builds anything. */
export interface ServiceFacts {
  readonly spec: NonNullable<ServiceObject['spec']>;
  readonly values: ServiceValues;
  readonly settings: ControllerSettings;
  readonly ports: readonly ServicePort[];
  readonly listeners: readonly Listener[];
  readonly scheme: 'internal' | 'internet-facing';
  readonly isDualStack: boolean;
  readonly targetType: 'instance' | 'ip';
  /** Where the load balancer stands; undefined when nothing says it. */
  readonly subnetCount?: number;
  readonly subnets: readonly Subnet[];
  readonly securityGroups: 'managed' | 'given' | 'none';
  /** Whether ports of one number share a listener. */
  readonly mergesPorts: boolean;
}

const prefix = servicePrefix;

/** Reads out of a Service what the AWS Load Balancer Controller does. */
export function serviceFacts(
  service: ServiceObject,
  values: ServiceValues,
  subnets: readonly Subnet[] | undefined,
  settings: ControllerSettings,
): ServiceFacts {
  const spec = service.spec ?? {};
  const ports = spec.ports ?? [];
  const mergesPorts = values[`${prefix}enable-tcp-udp-listener`] ?? settings.enableTcpUdpListener ?? false;
  return {
    spec,
    values,
    settings,
    ports,
    listeners: listenersOf(ports, values, mergesPorts),
    scheme: schemeOf(values, settings),
    isDualStack: values[`${prefix}ip-address-type`] === 'dualstack',
    targetType: targetTypeOf(values, settings),
    subnetCount: subnets?.length ?? values[`${prefix}subnets`]?.length,
    subnets: subnets ?? [],
    securityGroups: securityGroupsOf(values, settings),
    mergesPorts,
  };
}

function schemeOf(values: ServiceValues, settings: ControllerSettings): ServiceFacts['scheme'] {
  const internal = values[`${prefix}internal`];
  const byInternal = internal === undefined ? undefined : internal ? 'internal' : 'internet-facing';
  return values[`${prefix}scheme`] ?? byInternal ?? settings.defaultLoadBalancerScheme ?? 'internal';
}

function targetTypeOf(values: ServiceValues, settings: ControllerSettings): ServiceFacts['targetType'] {
  if (values[`${prefix}type`] === 'nlb-ip') return 'ip';
  return values[`${prefix}nlb-target-type`] ?? settings.defaultTargetType ?? 'instance';
}

function securityGroupsOf(values: ServiceValues, settings: ControllerSettings): ServiceFacts['securityGroups'] {
  if (settings.nlbSecurityGroup === false || values[`${prefix}disable-nlb-sg`] === true) return 'none';
  return (values[`${prefix}security-groups`] ?? []).length > 0 ? 'given' : 'managed';
}

// buildListenerSpec of pkg/service/model_build_listener.go
function listenersOf(ports: readonly ServicePort[], values: ServiceValues, mergesPorts: boolean): readonly Listener[] {
  const hasCertificate = (values[`${prefix}ssl-cert`] ?? []).length > 0;
  const tlsPorts = new Set((values[`${prefix}ssl-ports`] ?? []).map(String));
  const quicPorts = new Set((values[`${prefix}quic-enabled-ports`] ?? []).map(String));
  const byNumber = groupPorts(ports);
  return ports.map((servicePort) => {
    const { port = 0 } = servicePort;
    const isMerged = mergesPorts && (byNumber.get(port)?.length ?? 0) > 1;
    const plain = isMerged ? 'TCP_UDP' : servicePort.protocol === 'UDP' ? 'UDP' : 'TCP';
    const isTls = plain === 'TCP' && hasCertificate && (tlsPorts.size === 0 || isListed(servicePort, tlsPorts));
    const protocol = isTls ? 'TLS' : isListed(servicePort, quicPorts) ? quicOf[plain] : plain;
    return { port, protocol, servicePort };
  });
}

const quicOf = { TCP: 'TCP', UDP: 'QUIC', TCP_UDP: 'TCP_QUIC' } as const;

/** The ports of a Service by their numbers, of which one may be there for two protocols. */
export function groupPorts(ports: readonly ServicePort[]): ReadonlyMap<number, readonly ServicePort[]> {
  const groups = new Map<number, ServicePort[]>();
  for (const servicePort of ports) {
    const { port = 0 } = servicePort;
    const group = groups.get(port);
    if (group) group.push(servicePort);
    else groups.set(port, [servicePort]);
  }
  return groups;
}

/** Whether a list of ports has a port, by its number or its name. */
export function isListed({ port, name }: ServicePort, list: ReadonlySet<string>): boolean {
  return list.has(String(port)) || (name !== undefined && list.has(name));
}

/** The items of a list that stand for no port, each once. */
export function findStrangers(list: readonly (number | string)[], ports: readonly ServicePort[]): readonly string[] {
  const known = new Set(ports.flatMap(({ port, name }) => [String(port), ...(name === undefined ? [] : [name])]));
  return [...new Set(list.map(String))].filter((item) => !known.has(item));
}
