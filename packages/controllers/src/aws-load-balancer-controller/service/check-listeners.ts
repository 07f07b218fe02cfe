import { quote } from '@eks-ingress/diagnostics';
import { findAnnotation, keyPattern } from '@eks-ingress/annotations';
import type { ServicePort } from '../../objects/service-object';
import { findStrangers, groupPorts, isListed, type ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const source = 'pkg/service/model_build_listener.go';
const most = 10;

/** Whether what is said of listeners is said of ports that the Service has. */
export function checkListeners(facts: ServiceFacts): readonly ControllerFinding[] {
  return [...checkTlsPorts(facts), ...checkSharedPorts(facts), ...checkQuicPorts(facts), ...checkUdp(facts)];
}

// Even without a certificate: validateTLSPortsSet.
function checkTlsPorts({ values, ports }: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}ssl-ports`;
  const strangers = findStrangers(values[key] ?? [], ports);
  if (strangers.length === 0) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-tls-port',
      at: key,
      message: `${key} has ${someOf(strangers)}, and the Service ${portsInWords(ports)}.`,
      effect: 'rejects',
      fix: 'Name ports of the Service, by their numbers or their names.',
      source,
    }),
  ];
}

function checkSharedPorts({ ports, mergesPorts }: ServiceFacts): readonly ControllerFinding[] {
  return [...groupPorts(ports)].flatMap(([number, sharing]) => {
    const protocols = sharing.map(({ protocol = 'TCP' }) => protocol);
    if (sharing.length < 2) return [];
    if (!mergesPorts) {
      return [
        serviceFinding('aws-load-balancer-controller', {
          id: 'service-shared-port',
          at: ['spec', 'ports'],
          message: `Port ${number} is there for ${protocols.join(' and ')}.`,
          effect: 'ignores',
          why: 'A load balancer has one listener for a port, so that one of the protocols is silently lost.',
          fix: `Set ${prefix}enable-tcp-udp-listener to "true".`,
          source,
        }),
      ];
    }
    const isPair = sharing.length === 2 && protocols.includes('TCP') && protocols.includes('UDP');
    if (isPair) return [];
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-shared-port',
        at: ['spec', 'ports'],
        message: `Port ${number} is there for ${protocols.join(', ')}; a listener is shared by one TCP and one UDP port.`,
        effect: 'rejects',
        source,
      }),
    ];
  });
}

function checkQuicPorts({
  values,
  listeners,
  ports,
  targetType,
  securityGroups,
}: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}quic-enabled-ports`;
  const items = values[key] ?? [];
  const list = new Set(items.map(String));
  const refused = listeners
    .filter(({ servicePort, protocol }) => isListed(servicePort, list) && (protocol === 'TCP' || protocol === 'TLS'))
    .map(({ port, protocol }) =>
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-quic-port',
        at: key,
        message: `${key} has the port ${port}, whose listener is ${protocol}; QUIC is for UDP.`,
        effect: 'rejects',
        source,
      }),
    );
  const unknown = ignoredPorts(key, findStrangers(items, ports), ports);
  const speaksQuic = listeners.some(({ protocol }) => protocol === 'QUIC' || protocol === 'TCP_QUIC');
  if (!speaksQuic) return [...refused, ...unknown];
  const nodes =
    targetType === 'instance'
      ? [
          serviceFinding('aws-load-balancer-controller', {
            id: 'service-quic-targets',
            at: key,
            message: `${key} is for pods, and the targets are nodes.`,
            why: 'The webhook for TargetGroupBindings refuses it: "QUIC protocol is not supported for Instance target types".',
            fix: `Set ${prefix}nlb-target-type to "ip".`,
            source: 'webhooks/elbv2/targetgroupbinding_validator.go',
          }),
        ]
      : [];
  const guarded =
    securityGroups === 'none'
      ? []
      : [
          serviceFinding('aws-load-balancer-controller', {
            id: 'service-quic-security-groups',
            at: key,
            message: `${key} is set, and the load balancer has security groups.`,
            effect: 'passes-on',
            fix: `Set ${prefix}disable-nlb-sg to "true" before the load balancer is made.`,
            source,
          }),
        ];
  return [...refused, ...unknown, ...nodes, ...guarded];
}

function checkUdp({ listeners, isDualStack, values }: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}enable-prefix-for-ipv6-source-nat`;
  const udp = listeners.find(({ protocol }) => protocol === 'UDP' || protocol === 'TCP_UDP');
  if (udp === undefined || !isDualStack || values[key] === 'on') return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-udp-dualstack',
      at: `${prefix}ip-address-type`,
      message: `Port ${udp.port} is ${udp.protocol} on a dual-stack load balancer, which needs ${key}.`,
      effect: 'passes-on',
      fix: `Set ${key} to "on".`,
      source,
    }),
  ];
}

/** The annotations of a Service that are for a listener or a port which it does not have: they are never read. */
export function findUnmatchedKeys(keys: readonly string[], facts: ServiceFacts): readonly ControllerFinding[] {
  return keys.flatMap((key) => {
    const declared = findAnnotation(key)?.key ?? '';
    const found = keyPattern(declared)?.parametersOf(key);
    if (found === undefined || !declared.startsWith('service.beta.')) return [];
    const { Protocol, protocol = Protocol, Port, port = Port } = found;
    const number = Number(port);
    if (!Number.isInteger(number)) return [];
    if (protocol === undefined) {
      return facts.ports.some((one) => one.port === number) ? [] : ignoredPorts(key, [String(port)], facts.ports);
    }
    if (facts.listeners.some((listener) => listener.port === number && listener.protocol === protocol)) return [];
    const listeners = facts.listeners.map((listener) => `${listener.protocol}-${listener.port}`);
    const built = listeners.length === 0 ? 'there are none' : `there are ${listeners.slice(0, most).join(', ')}`;
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-listener-missing',
        at: key,
        message: `${key} is for a listener that is not built: ${built}.`,
        effect: 'ignores',
        why: 'The controller looks annotations up by the protocol that a listener ends up with, and silently ignores the others.',
        source,
      }),
    ];
  });
}

/** Says that an annotation names ports that the Service does not have, where nobody minds. */
export function ignoredPorts(
  key: string,
  strangers: readonly string[],
  ports: readonly ServicePort[],
): readonly ControllerFinding[] {
  if (strangers.length === 0) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-port-missing',
      at: key,
      message: `${key} is about ${someOf(strangers)}, and the Service ${portsInWords(ports)}.`,
      effect: 'ignores',
      why: 'What is no port of the Service is silently ignored.',
      source,
    }),
  ];
}

/** The ports of a Service, as a clause. */
export function portsInWords(ports: readonly ServicePort[]): string {
  if (ports.length === 0) return 'has no ports';
  const shown = ports
    .slice(0, most)
    .map(({ port, name }) => (name === undefined ? `${port}` : `${port} (${quote(name)})`));
  return `has the ports ${shown.join(', ')}${ports.length > most ? ` and ${ports.length - most} more` : ''}`;
}

function someOf(items: readonly string[]): string {
  const shown = items.slice(0, most).map((item) => quote(item));
  return `${shown.join(', ')}${items.length > most ? ` and ${items.length - most} more` : ''}`;
}
