import type { AnnotationValues } from '../annotation-values';
import type { ControllerSettings } from '../controller-settings';
import type { Subnet } from '../check-service';
import type { ServiceObject, ServicePort } from '../service-object';

/** The annotations of a Service that the AWS Load Balancer Controller reads. */
export type ServiceValues = AnnotationValues<'Service', 'aws-load-balancer-controller'>;

/** The protocols that a listener of a Network Load Balancer speaks. */
export type ListenerProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';

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

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

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
  const tlsPorts = values[`${prefix}ssl-ports`] ?? [];
  const quicPorts = values[`${prefix}quic-enabled-ports`] ?? [];
  return ports.map((servicePort) => {
    const { port = 0 } = servicePort;
    const isMerged = mergesPorts && ports.filter((other) => other.port === port).length > 1;
    const plain = isMerged ? 'TCP_UDP' : servicePort.protocol === 'UDP' ? 'UDP' : 'TCP';
    const isTls = plain === 'TCP' && hasCertificate && (tlsPorts.length === 0 || isListed(servicePort, tlsPorts));
    const protocol = isTls ? 'TLS' : isListed(servicePort, quicPorts) ? quicOf[plain] : plain;
    return { port, protocol, servicePort };
  });
}

const quicOf = { TCP: 'TCP', UDP: 'QUIC', TCP_UDP: 'TCP_QUIC' } as const;

/** Whether a list of ports has a port, by its number or its name. */
export function isListed({ port, name }: ServicePort, list: readonly (number | string)[]): boolean {
  return list.some((item) => item === port || String(item) === name);
}
