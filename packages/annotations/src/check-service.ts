import { nearest, quote } from '@eks-ingress/diagnostics';
import ipaddr from 'ipaddr.js';
import type { AnnotationDiagnostic } from './annotation-diagnostic';
import { type BadValueEffect, badValueEffects } from './bad-value-effects';
import { ipFamily, isCidr } from './codecs/ip-address';
import type { ControllerSettings } from './controller-settings';
import { type ControllerName, controllers } from './controllers';
import { parseAnnotations } from './parse-annotations';
import type { ServiceObject, ServicePort } from './service-object';
import { startSentence } from './start-sentence';

/** A subnet that a load balancer stands in. */
export interface Subnet {
  readonly id: string;
  readonly cidr?: string;
  readonly ipv6Cidrs?: readonly string[];
}

/** What else is known about a Service. */
export interface CheckServiceOptions {
  /** The controller that it is for. */
  readonly controller: Extract<ControllerName, 'aws-load-balancer-controller' | 'cloud-provider-aws'>;
  /**
   * The subnets that its load balancer will stand in.
   *
   * @default as many as its annotation names, if it does
   */
  readonly subnets?: readonly Subnet[];
  /**
   * Whether what the controller silently ignores or replaces is an error.
   *
   * @default false: a warning
   */
  readonly strict?: boolean;
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
}

interface Checked {
  readonly values: Readonly<Record<string, unknown>>;
  readonly spec: NonNullable<ServiceObject['spec']>;
  readonly ports: readonly ServicePort[];
  readonly options: CheckServiceOptions;
}

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

/**
 * What a controller would hit with a Service of type LoadBalancer: the diagnostics of its annotations, and what they
 * say that its ports and other fields contradict. Without a `spec` the annotations are checked alone.
 */
export function checkService(
  { metadata, spec }: ServiceObject,
  options: CheckServiceOptions,
): readonly AnnotationDiagnostic[] {
  const { controller, strict, settings } = options;
  const { values, diagnostics } = parseAnnotations(metadata?.annotations, {
    on: 'Service',
    controller,
    strict,
    settings,
    namespace: metadata?.namespace,
    without: spec !== undefined && spec.loadBalancerClass === undefined ? ['spec.loadBalancerClass'] : [],
  });
  const read: Readonly<Record<string, unknown>> = values;
  const ports = Array.isArray(spec?.ports)
    ? spec.ports.filter((port) => typeof port === 'object' && port !== null)
    : [];
  const checked: Checked = { values: read, spec: spec ?? {}, ports, options };
  const isLeft = diagnostics.some(({ effect }) => effect === 'leaves-object');
  const own = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: ['metadata', 'annotations', ...diagnostic.path],
  }));
  if (controller !== 'aws-load-balancer-controller' || isLeft) return own;
  if (settings?.serviceTypeLoadBalancerOnly === true && spec !== undefined && spec.type !== 'LoadBalancer')
    return [...own, otherType(spec.type)];
  return [
    ...own,
    ...checkAddresses(checked),
    ...(spec === undefined ? [] : [...checkPorts(checked), ...checkTargets(checked), ...checkAddressFamilies(checked)]),
    ...checkFlags(checked),
  ];
}

function otherType(type = 'ClusterIP'): AnnotationDiagnostic {
  return {
    id: 'service-type',
    severity: 'error',
    message: `The Service is of type ${type}, and the feature gate ServiceTypeLoadBalancerOnly leaves all but LoadBalancer alone.`,
    why: badValueEffects['leaves-object'].why('aws-load-balancer-controller', undefined),
    fix: 'Set spec.type to LoadBalancer.',
    path: ['spec', 'type'],
    effect: 'leaves-object',
  };
}

function checkPorts(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, ports } = checked;
  const isPort = (item: unknown) => ports.some(({ port, name }) => item === port || (item === name && name !== ''));
  const names = ports.flatMap(({ name, port }) => (typeof name === 'string' ? [name, String(port)] : [String(port)]));
  const unused = listIn(values, 'ssl-ports').filter((item) => !isPort(item));
  const healthPort = values[`${prefix}healthcheck-port`];
  const isHealthName = typeof healthPort === 'string' && healthPort !== 'traffic-port';
  const meant = (text: unknown) => nearest(String(text), names);
  return [
    ...unused.map((item) =>
      finding(checked, 'ssl-ports', 'rejects', {
        id: 'service-port-missing',
        what: `has ${quote(String(item))}, which is no port of the Service`,
        fix:
          meant(item) === undefined
            ? `Its ports are ${names.join(', ')}.`
            : `Did you mean ${quote(meant(item) ?? '')}?`,
      }),
    ),
    ...(isHealthName && !isPort(healthPort)
      ? [
          finding(checked, 'healthcheck-port', 'rejects', {
            id: 'service-port-missing',
            what: `is ${quote(healthPort)}, which is no port of the Service`,
            fix: `Its ports are ${names.join(', ')}; "traffic-port" is the one of the targets.`,
          }),
        ]
      : []),
    ...listIn(values, 'proxy-protocol-per-target-group')
      .filter((item) => !ports.some(({ port }) => String(port) === String(item)))
      .map((item) => ofNoPort(checked, 'proxy-protocol-per-target-group', String(item))),
    ...keysIn(values, 'target-group-attributes.')
      .filter((port) => !ports.some((own) => String(own.port) === port))
      .map((port) => ofNoPort(checked, `target-group-attributes.${port}`, port)),
    ...checkListeners(checked),
    ...checkQuic(checked),
    ...checkSharedPorts(checked),
  ];
}

// The protocols of the listeners: a TCP port with a certificate gets TLS, one that UDP has as well may get TCP_UDP.
function listenersOf({ values, ports }: Checked): readonly string[] {
  const sslPorts = listIn(values, 'ssl-ports');
  const hasCertificate = listIn(values, 'ssl-cert').length > 0;
  const quicPorts = listIn(values, 'quic-enabled-ports').map(String);
  const listeners = ports.flatMap((own) => {
    const { port, name, protocol = 'TCP' } = own;
    const encrypts = sslPorts.length === 0 || sslPorts.includes(port ?? '') || sslPorts.includes(name ?? '');
    if (protocol === 'TCP' && hasCertificate && encrypts) return [`TLS-${port}`];
    if (protocol === 'UDP' && quicPorts.includes(String(port))) return [`QUIC-${port}`];
    return [`${protocol}-${port}`];
  });
  const shared = sharedPorts(ports).flatMap((port) => [`TCP_UDP-${port}`, `TCP_QUIC-${port}`]);
  return [...listeners, ...shared];
}

function checkListeners(checked: Checked): readonly AnnotationDiagnostic[] {
  const listeners = listenersOf(checked);
  return keysIn(checked.values, 'listener-attributes.')
    .filter((listener) => !listeners.includes(listener))
    .map((listener) =>
      finding(checked, `listener-attributes.${listener}`, 'ignores', {
        id: 'service-listener-missing',
        what: 'is for a listener that the load balancer does not have',
        fix: `Its listeners are ${listeners.join(', ')}.`,
      }),
    );
}

function checkQuic(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, ports } = checked;
  return listIn(values, 'quic-enabled-ports').flatMap((item) => {
    const own = ports.filter(({ port }) => String(port) === String(item));
    if (own.length === 0) return [ofNoPort(checked, 'quic-enabled-ports', String(item))];
    if (own.some(({ protocol }) => protocol === 'UDP')) return [];
    return [
      finding(checked, 'quic-enabled-ports', 'rejects', {
        id: 'service-port-protocol',
        what: `has ${quote(String(item))}, a port of ${own[0]?.protocol ?? 'TCP'}`,
        fix: 'QUIC is for ports of UDP.',
      }),
    ];
  });
}

function sharedPorts(ports: readonly ServicePort[]): readonly number[] {
  const numbers = ports.map(({ port }) => port);
  return [...new Set(numbers.filter((port, index) => numbers.indexOf(port) !== index))].flatMap((port) =>
    typeof port === 'number' ? [port] : [],
  );
}

function checkSharedPorts(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, ports } = checked;
  const merges = values[`${prefix}enable-tcp-udp-listener`] === true;
  return sharedPorts(ports).flatMap((port): AnnotationDiagnostic[] => {
    const protocols = ports.filter((own) => own.port === port).map(({ protocol = 'TCP' }) => protocol);
    const mergeable = protocols.length === 2 && protocols.includes('TCP') && protocols.includes('UDP');
    if (merges && mergeable) return [];
    return [
      {
        id: 'service-port-shared',
        severity: merges || checked.options.strict === true ? 'error' : 'warning',
        message: `Port ${port} of the Service is there for ${protocols.join(' and ')}.`,
        why: merges
          ? badValueEffects.rejects.why('aws-load-balancer-controller', undefined)
          : 'The AWS Load Balancer Controller silently builds one listener of them, unless a feature gate joins them.',
        fix: mergeable
          ? `Set ${prefix}enable-tcp-udp-listener to "true".`
          : 'One port takes TCP and UDP once each: give the others ports of their own.',
        path: ['spec', 'ports'],
        effect: merges ? 'rejects' : 'ignores',
      },
    ];
  });
}

function checkTargets(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, spec, options } = checked;
  const byIp = values[`${prefix}type`] === 'nlb-ip' || values[`${prefix}nlb-target-type`] === 'ip' ? 'ip' : 'instance';
  const key = values[`${prefix}type`] === 'nlb-ip' ? 'type' : 'nlb-target-type';
  if (byIp === 'ip') {
    if (options.settings?.enableIpTargetType !== false) return [];
    return [
      finding(checked, key, 'rejects', {
        id: 'service-target-type',
        what: 'asks for targets by address, which --enable-ip-target-type of the controller forbids',
        fix: 'Use targets by node port, or set the flag.',
      }),
    ];
  }
  const isInternal = spec.type === 'ClusterIP' || spec.type === 'ExternalName';
  if (!isInternal && spec.allocateLoadBalancerNodePorts !== false) return [];
  return [
    finding(checked, key, 'rejects', {
      id: 'service-target-type',
      what: isInternal
        ? `has targets by node port, and a Service of type ${spec.type} has none`
        : 'has targets by node port, and spec.allocateLoadBalancerNodePorts is false',
      fix: `Set ${prefix}nlb-target-type to "ip".`,
    }),
  ];
}

// spec.loadBalancerSourceRanges wins over the annotation, and explicit security groups over both.
function checkAddressFamilies(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, spec } = checked;
  if (values[`${prefix}ip-address-type`] === 'dualstack') return [];
  const families = Array.isArray(spec.ipFamilies) ? (spec.ipFamilies as readonly unknown[]) : [];
  const inSpec = Array.isArray(spec.loadBalancerSourceRanges)
    ? (spec.loadBalancerSourceRanges as readonly unknown[])
    : [];
  const annotated = values['service.beta.kubernetes.io/load-balancer-source-ranges'];
  const ranges = inSpec.length > 0 ? inSpec : Array.isArray(annotated) ? (annotated as readonly unknown[]) : [];
  const range = ranges.find((one) => typeof one === 'string' && one.includes(':'));
  const hasOwnGroups = listIn(values, 'security-groups').length > 0;
  return [
    ...(families.includes('IPv6')
      ? [
          finding(checked, 'ip-address-type', 'rejects', {
            id: 'service-ip-family',
            what: 'is not "dualstack", and spec.ipFamilies of the Service has IPv6',
            fix: `Set ${prefix}ip-address-type to "dualstack".`,
          }),
        ]
      : []),
    ...(range !== undefined && !hasOwnGroups
      ? [
          finding(checked, 'ip-address-type', 'rejects', {
            id: 'service-ip-family',
            what: `is not "dualstack", and the source range ${quote(String(range))} is one of IPv6`,
            fix: `Set ${prefix}ip-address-type to "dualstack", or remove the range.`,
          }),
        ]
      : []),
  ];
}

function checkFlags(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, options } = checked;
  const manages = values[`${prefix}manage-backend-security-group-rules`] === true;
  const hasOwnGroups = listIn(values, 'security-groups').length > 0;
  if (!manages || !hasOwnGroups || options.settings?.enableBackendSecurityGroup !== false) return [];
  return [
    finding(checked, 'manage-backend-security-group-rules', 'rejects', {
      id: 'service-backend-security-group',
      what: 'is "true" beside security groups of your own, and --enable-backend-security-group of the controller is off',
      fix: 'Set the flag, or open the nodes yourself.',
    }),
  ];
}

const counted = {
  'eip-allocations': 'Elastic IP addresses',
  'private-ipv4-addresses': 'private addresses',
  'ipv6-addresses': 'IPv6 addresses',
  'source-nat-ipv6-prefixes': 'prefixes',
} as const;

function checkAddresses(checked: Checked): readonly AnnotationDiagnostic[] {
  const { values, options } = checked;
  const named = values[`${prefix}subnets`];
  const known = options.subnets ?? (Array.isArray(named) ? named.map((id): Subnet => ({ id: String(id) })) : undefined);
  if (known === undefined) return [];
  return (Object.keys(counted) as (keyof typeof counted)[]).flatMap((name): readonly AnnotationDiagnostic[] => {
    const addresses = values[`${prefix}${name}`];
    if (!Array.isArray(addresses)) return [];
    if (addresses.length !== known.length) {
      return [
        finding(checked, name, 'rejects', {
          id: 'service-address-count',
          what: `has ${addresses.length} ${counted[name]}, and the load balancer stands in ${known.length} subnets`,
          fix: 'Give as many as there are subnets.',
        }),
      ];
    }
    return name === 'eip-allocations' ? [] : addressesOutside(checked, name, addresses.map(String), known);
  });
}

function addressesOutside(
  checked: Checked,
  name: keyof typeof counted,
  addresses: readonly string[],
  subnets: readonly Subnet[],
): readonly AnnotationDiagnostic[] {
  return subnets.flatMap(({ id, cidr, ipv6Cidrs = [] }) => {
    const networks = name === 'private-ipv4-addresses' ? (cidr === undefined ? [] : [cidr]) : ipv6Cidrs;
    if (networks.length === 0) return [];
    const within = addresses.filter((address) => networks.some((network) => isWithin(address, network)));
    if (within.length === 1 || (name === 'source-nat-ipv6-prefixes' && addresses.includes('auto_assigned'))) return [];
    return [
      finding(checked, name, 'rejects', {
        id: 'service-address-subnet',
        what: `has ${within.length} of its ${counted[name]} within ${networks.join(' and ')} of ${id}`,
        fix: 'Give one within each subnet.',
      }),
    ];
  });
}

function isWithin(address: string, network: string): boolean {
  const [host = ''] = address.split('/');
  const family = ipFamily(host);
  if (family === undefined || !isCidr(network) || ipFamily(network.split('/')[0] ?? '') !== family) return false;
  return ipaddr.parse(host).match(ipaddr.parseCIDR(network));
}

function listIn(values: Checked['values'], name: string): readonly (string | number)[] {
  const value = values[`${prefix}${name}`];
  return Array.isArray(value) ? (value as readonly (string | number)[]) : [];
}

function keysIn(values: Checked['values'], name: string): readonly string[] {
  const start = `${prefix}${name}`;
  return Object.keys(values)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}

function ofNoPort(checked: Checked, name: string, port: string): AnnotationDiagnostic {
  return finding(checked, name, 'ignores', {
    id: 'service-port-missing',
    what: `is about ${quote(port)}, which is the number of no port of the Service`,
    fix: `Its ports are ${checked.ports.map((own) => own.port).join(', ')}.`,
  });
}

function finding(
  { options: { controller, strict = false } }: Checked,
  name: string,
  effect: Extract<BadValueEffect, 'rejects' | 'ignores'>,
  { id, what, fix }: { readonly id: string; readonly what: string; readonly fix: string },
): AnnotationDiagnostic {
  const key = `${prefix}${name}`;
  const isSilent = effect === 'ignores';
  return {
    id,
    severity: isSilent && !strict ? 'warning' : 'error',
    message: `${key} ${what}.`,
    why: isSilent
      ? `${startSentence(controllers[controller].title)} silently ignores it.`
      : badValueEffects[effect].why(controller, undefined),
    fix,
    path: ['metadata', 'annotations', key],
    effect,
  };
}
