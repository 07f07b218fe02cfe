import { servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { annotationPath } from '../../objects/annotation-path';
import { firstOf, portsInWords } from '../../objects/ports-in-words';
import { serviceCheck } from './service-check';
import { findStrangers, groupPorts, isListed, type ServiceFacts } from './service-facts';

const prefix = servicePrefix;
const source = 'pkg/service/model_build_listener.go';

const tlsPorts = `${prefix}ssl-ports`;
const quicPorts = `${prefix}quic-enabled-ports`;
const proxiedPorts = `${prefix}proxy-protocol-per-target-group`;
const sourceNat = `${prefix}enable-prefix-for-ipv6-source-nat`;
const portsPath = ['spec', 'ports'];

const udpPort = { name: 'dns', port: 53, protocol: 'UDP' };
const tcpPort = { name: 'zone-transfer', port: 53, protocol: 'TCP' };
const certificate = { 'aws-load-balancer-ssl-cert': 'arn:aws:acm:eu-central-1:123456789012:certificate/a' };
const dualStack = { 'aws-load-balancer-ip-address-type': 'dualstack' };
const merging = { 'aws-load-balancer-enable-tcp-udp-listener': 'true' };
const manyPorts = Array.from({ length: 12 }, (_, index) => ({ port: 8001 + index }));

export const listenerChecks = [
  serviceCheck({
    id: 'service-listener-missing',
    effect: 'ignores',
    when: ({ unmatched }) =>
      unmatched.flatMap(({ key, port }) => (port === undefined ? [{ path: annotationPath(key), key }] : [])),
    message: ({ listeners }, { key }) => {
      const built = listeners.slice(0, 10).map(({ protocol, port }) => `${protocol}-${port}`);
      return `${key} is for a listener that is not built: ${built.length === 0 ? 'there are none' : `there are ${built.join(', ')}`}.`;
    },
    why: 'The controller looks annotations up by the protocol that a listener ends up with, and silently ignores the others.',
    source,
    examples: {
      passes: [{ annotations: { 'aws-load-balancer-listener-attributes.TCP-80': 'tcp.idle_timeout.seconds=400' } }],
      fails: [
        {
          annotations: { 'aws-load-balancer-listener-attributes.TCP-8080': 'tcp.idle_timeout.seconds=400' },
          finds: [
            `warning: metadata.annotations["${prefix}listener-attributes.TCP-8080"]: ${prefix}listener-attributes.TCP-8080 is for a listener that is not built: there are TCP-80, TCP-443. (service-listener-missing)`,
          ],
        },
        {
          annotations: {
            ...certificate,
            'aws-load-balancer-listener-attributes.TCP-443': 'tcp.idle_timeout.seconds=400',
          },
          finds: [
            `warning: metadata.annotations["${prefix}listener-attributes.TCP-443"]: ${prefix}listener-attributes.TCP-443 is for a listener that is not built: there are TLS-80, TLS-443. (service-listener-missing)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-listener-attributes.TCP-80': 'tcp.idle_timeout.seconds=400' },
          spec: { ports: [] },
          finds: [
            `warning: metadata.annotations["${prefix}listener-attributes.TCP-80"]: ${prefix}listener-attributes.TCP-80 is for a listener that is not built: there are none. (service-listener-missing)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-port-missing',
    effect: 'ignores',
    when: ({ unmatched, values, ports }) =>
      [
        ...unmatched.flatMap(({ key, port }) => (port === undefined ? [] : [{ key, strangers: [port] }])),
        { key: quicPorts, strangers: findStrangers(values[quicPorts] ?? [], ports) },
        { key: proxiedPorts, strangers: ports.length === 0 ? [] : findStrangers(values[proxiedPorts] ?? [], ports) },
      ].flatMap((place) => (place.strangers.length === 0 ? [] : [{ ...place, path: annotationPath(place.key) }])),
    message: ({ ports }, { key, strangers }) =>
      `${key} is about ${firstOf(strangers.map((item) => quote(item)))}, and the Service ${portsInWords(ports)}.`,
    why: 'What is no port of the Service is silently ignored.',
    source,
    examples: {
      passes: [
        {
          annotations: { 'aws-load-balancer-proxy-protocol-per-target-group': '80' },
          spec: { ports: [] },
        },
        { annotations: { 'aws-load-balancer-target-group-attributes.80': 'stickiness.enabled=true' } },
        { annotations: { 'aws-load-balancer-quic-enabled-ports': 'dns' }, spec: { ports: [udpPort] } },
        { annotations: { 'aws-load-balancer-proxy-protocol-per-target-group': '80, 443' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-proxy-protocol-per-target-group': '80, 8080' },
          spec: { ports: [{ port: 80 }] },
          finds: [
            `warning: metadata.annotations["${prefix}proxy-protocol-per-target-group"]: ${prefix}proxy-protocol-per-target-group is about "8080", and the Service has the ports 80. (service-port-missing)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-target-group-attributes.8080': 'stickiness.enabled=true' },
          finds: [
            `warning: metadata.annotations["${prefix}target-group-attributes.8080"]: ${prefix}target-group-attributes.8080 is about "8080", and the Service has the ports 80 ("http"), 443 ("https"). (service-port-missing)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': '443, 853, dot' },
          finds: [
            `warning: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports is about "853", "dot", and the Service has the ports 80 ("http"), 443 ("https"). (service-port-missing)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-proxy-protocol-per-target-group': '80, 8080' },
          finds: [
            `warning: metadata.annotations["${prefix}proxy-protocol-per-target-group"]: ${prefix}proxy-protocol-per-target-group is about "8080", and the Service has the ports 80 ("http"), 443 ("https"). (service-port-missing)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-target-group-attributes.80': 'stickiness.enabled=true' },
          spec: { ports: manyPorts },
          finds: [
            `warning: metadata.annotations["${prefix}target-group-attributes.80"]: ${prefix}target-group-attributes.80 is about "80", and the Service has the ports 8001, 8002, 8003, 8004, 8005, 8006, 8007, 8008, 8009, 8010 and 2 more. (service-port-missing)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-tls-port',
    effect: 'rejects',
    path: annotationPath(tlsPorts),
    // Even without a certificate: validateTLSPortsSet.
    when: ({ values, ports }) => findStrangers(values[tlsPorts] ?? [], ports).length > 0,
    message: ({ values, ports }) =>
      `${tlsPorts} has ${firstOf(findStrangers(values[tlsPorts] ?? [], ports).map((item) => quote(item)))}, and the Service ${portsInWords(ports)}.`,
    fix: 'Name ports of the Service, by their numbers or their names.',
    source,
    examples: {
      passes: [{ annotations: { 'aws-load-balancer-ssl-ports': '80, https' } }],
      fails: [
        {
          annotations: { 'aws-load-balancer-ssl-ports': 'https, 8443, tls' },
          finds: [
            `error: metadata.annotations["${prefix}ssl-ports"]: ${prefix}ssl-ports has "8443", "tls", and the Service has the ports 80 ("http"), 443 ("https"). (service-tls-port)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-ssl-ports': '443' },
          spec: { ports: [] },
          finds: [
            `error: metadata.annotations["${prefix}ssl-ports"]: ${prefix}ssl-ports has "443", and the Service has no ports. (service-tls-port)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-shared-port',
    effect: 'ignores',
    when: (service) => (service.mergesPorts ? [] : sharedPorts(service)),
    message: (_service, { number, protocols }) => `Port ${number} is there for ${protocols.join(' and ')}.`,
    why: 'A load balancer has one listener for a port, so that one of the protocols is silently lost.',
    fix: `Set ${prefix}enable-tcp-udp-listener to "true".`,
    source,
    examples: {
      passes: [
        { spec: { ports: [udpPort, { ...tcpPort, port: 5353 }] } },
        { annotations: merging, spec: { ports: [udpPort, tcpPort] } },
      ],
      fails: [
        {
          spec: { ports: [udpPort, tcpPort] },
          finds: ['warning: spec.ports: Port 53 is there for UDP and TCP. (service-shared-port)'],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-shared-port',
    effect: 'rejects',
    when: (service) => {
      const isPair = ({ protocols }: SharedPort) =>
        protocols.length === 2 && protocols.includes('TCP') && protocols.includes('UDP');
      return service.mergesPorts ? sharedPorts(service).filter((shared) => !isPair(shared)) : [];
    },
    message: (_service, { number, protocols }) =>
      `Port ${number} is there for ${protocols.join(', ')}; a listener is shared by one TCP and one UDP port.`,
    source,
    examples: {
      passes: [
        { annotations: merging, spec: { ports: [udpPort, tcpPort] } },
        { spec: { ports: [udpPort, { ...udpPort, name: 'dns-again' }] } },
      ],
      fails: [
        {
          annotations: merging,
          spec: { ports: [udpPort, { ...udpPort, name: 'dns-again' }] },
          finds: [
            'error: spec.ports: Port 53 is there for UDP, UDP; a listener is shared by one TCP and one UDP port. (service-shared-port)',
          ],
        },
        {
          annotations: merging,
          spec: { ports: [udpPort, tcpPort, { ...tcpPort, name: 'dns-again' }] },
          finds: [
            'error: spec.ports: Port 53 is there for UDP, TCP, TCP; a listener is shared by one TCP and one UDP port. (service-shared-port)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-quic-port',
    effect: 'rejects',
    when: ({ values, listeners }) => {
      const list = new Set((values[quicPorts] ?? []).map(String));
      return listeners
        .filter(
          ({ servicePort, protocol }) => isListed(servicePort, list) && (protocol === 'TCP' || protocol === 'TLS'),
        )
        .map(({ port, protocol }) => ({ path: annotationPath(quicPorts), port, protocol }));
    },
    message: (_service, { port, protocol }) =>
      `${quicPorts} has the port ${port}, whose listener is ${protocol}; QUIC is for UDP.`,
    source,
    examples: {
      passes: [{ annotations: { 'aws-load-balancer-quic-enabled-ports': '53' }, spec: { ports: [udpPort] } }],
      fails: [
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': 'http' },
          finds: [
            `error: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports has the port 80, whose listener is TCP; QUIC is for UDP. (service-quic-port)`,
          ],
        },
        {
          annotations: {
            ...certificate,
            'aws-load-balancer-ssl-ports': '443',
            'aws-load-balancer-quic-enabled-ports': '443',
          },
          finds: [
            `error: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports has the port 443, whose listener is TLS; QUIC is for UDP. (service-quic-port)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-quic-targets',
    effect: 'webhook-refuses',
    severity: 'warning',
    path: annotationPath(quicPorts),
    when: (service) => speaksQuic(service) && service.targetType === 'instance',
    message: `${quicPorts} is for pods, and the targets are nodes.`,
    why: 'The webhook for TargetGroupBindings refuses it: "QUIC protocol is not supported for Instance target types".',
    fix: `Set ${prefix}nlb-target-type to "ip".`,
    source: 'webhooks/elbv2/targetgroupbinding_validator.go',
    examples: {
      passes: [
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': '53', 'aws-load-balancer-nlb-target-type': 'ip' },
          spec: { ports: [udpPort] },
        },
        { annotations: { 'aws-load-balancer-quic-enabled-ports': '80' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': '53' },
          spec: { ports: [udpPort] },
          finds: [
            `warning: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports is for pods, and the targets are nodes. (service-quic-targets)`,
          ],
        },
        {
          annotations: { ...merging, 'aws-load-balancer-quic-enabled-ports': '53' },
          spec: { ports: [udpPort, tcpPort] },
          finds: [
            `warning: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports is for pods, and the targets are nodes. (service-quic-targets)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-quic-security-groups',
    effect: 'passes-on',
    path: annotationPath(quicPorts),
    when: (service) => speaksQuic(service) && service.securityGroups !== 'none',
    message: `${quicPorts} is set, and the load balancer has security groups.`,
    fix: `Set ${prefix}disable-nlb-sg to "true" before the load balancer is made.`,
    source,
    examples: {
      passes: [
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': '53', 'aws-load-balancer-disable-nlb-sg': 'true' },
          spec: { ports: [udpPort] },
        },
        { annotations: { 'aws-load-balancer-quic-enabled-ports': '80' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-quic-enabled-ports': '53' },
          spec: { ports: [udpPort] },
          finds: [
            `error: metadata.annotations["${prefix}quic-enabled-ports"]: ${prefix}quic-enabled-ports is set, and the load balancer has security groups. (service-quic-security-groups)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-udp-dualstack',
    effect: 'passes-on',
    when: ({ listeners, isDualStack, values }) => {
      const udp = listeners.find(({ protocol }) => protocol === 'UDP' || protocol === 'TCP_UDP');
      if (udp === undefined || !isDualStack || values[sourceNat] === 'on') return [];
      return [{ path: annotationPath(`${prefix}ip-address-type`), ...udp }];
    },
    message: (_service, { port, protocol }) =>
      `Port ${port} is ${protocol} on a dual-stack load balancer, which needs ${sourceNat}.`,
    fix: `Set ${sourceNat} to "on".`,
    source,
    examples: {
      passes: [
        { annotations: dualStack },
        { spec: { ports: [udpPort] } },
        {
          annotations: { ...dualStack, 'aws-load-balancer-enable-prefix-for-ipv6-source-nat': 'on' },
          spec: { ports: [udpPort] },
        },
      ],
      fails: [
        {
          annotations: dualStack,
          spec: { ports: [udpPort] },
          finds: [
            `error: metadata.annotations["${prefix}ip-address-type"]: Port 53 is UDP on a dual-stack load balancer, which needs ${prefix}enable-prefix-for-ipv6-source-nat. (service-udp-dualstack)`,
          ],
        },
        {
          annotations: { ...dualStack, ...merging },
          spec: { ports: [udpPort, tcpPort] },
          finds: [
            `error: metadata.annotations["${prefix}ip-address-type"]: Port 53 is TCP_UDP on a dual-stack load balancer, which needs ${prefix}enable-prefix-for-ipv6-source-nat. (service-udp-dualstack)`,
          ],
        },
      ],
    },
  }),
];

interface SharedPort {
  readonly path: readonly string[];
  readonly number: number;
  readonly protocols: readonly string[];
}

/** The port numbers that several ports of a Service have. */
function sharedPorts({ ports }: ServiceFacts): readonly SharedPort[] {
  return [...groupPorts(ports)].flatMap(([number, sharing]) => {
    const protocols = sharing.map(({ protocol = 'TCP' }) => protocol);
    return sharing.length < 2 ? [] : [{ path: portsPath, number, protocols }];
  });
}

function speaksQuic({ listeners }: ServiceFacts): boolean {
  return listeners.some(({ protocol }) => protocol === 'QUIC' || protocol === 'TCP_QUIC');
}
