import { quote } from '@eks-ingress/diagnostics';
import { ignoredPorts, portsInWords } from './check-listeners';
import { findStrangers, groupPorts, type ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const source = 'pkg/service/model_build_target_group.go';

/** Whether the Service has what its target groups need, and what is said of them is not said twice. */
export function checkTargets(facts: ServiceFacts): readonly ControllerFinding[] {
  if (facts.ports.length === 0) return [];
  return [
    ...checkTargetType(facts),
    ...checkIpFamilies(facts),
    ...checkHealthCheckPort(facts),
    ...checkHealthCheckOfHttp(facts),
    ...checkAttributes(facts),
    ...checkProxyProtocol(facts),
  ];
}

// buildTargetType
function checkTargetType({ spec, ports, targetType, values, settings }: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}nlb-target-type`;
  const asked = values[key] ?? settings.defaultTargetType;
  if (asked === 'ip' && settings.enableIpTargetType === false) {
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-target-type',
        at: key,
        message: `${key} is "ip", which the EnableIPTargetType feature gate turns off.`,
        effect: 'rejects',
        source,
      }),
    ];
  }
  if (targetType === 'ip') return [];
  const { type = 'ClusterIP', allocateLoadBalancerNodePorts } = spec;
  if (type === 'ClusterIP') {
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-target-type',
        at: ['spec', 'type'],
        message: 'The targets are nodes, and a Service of type "ClusterIP" has no ports on nodes.',
        effect: 'rejects',
        fix: `Set ${key} to "ip", or spec.type to "LoadBalancer".`,
        source,
      }),
    ];
  }
  const closed = ports.find(({ nodePort = 0 }) => nodePort === 0);
  if (allocateLoadBalancerNodePorts !== false || closed === undefined) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-target-type',
      at: ['spec', 'allocateLoadBalancerNodePorts'],
      message: `The targets are nodes, and port ${closed.port} has no node port: spec.allocateLoadBalancerNodePorts is false.`,
      effect: 'rejects',
      fix: `Set ${key} to "ip", or give every port its nodePort.`,
      source,
    }),
  ];
}

function checkIpFamilies({ spec, isDualStack }: ServiceFacts): readonly ControllerFinding[] {
  if (isDualStack || !spec.ipFamilies?.includes('IPv6')) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-ip-family',
      at: ['spec', 'ipFamilies'],
      message: 'The Service is of IPv6, and its load balancer is not.',
      effect: 'rejects',
      fix: `Set ${prefix}ip-address-type to "dualstack".`,
      source,
    }),
  ];
}

// buildTargetGroupHealthCheckPort
function checkHealthCheckPort({ values, ports, targetType }: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}healthcheck-port`;
  const name = values[key];
  if (typeof name !== 'string' || name === 'traffic-port') return [];
  const port = ports.find((one) => one.name === name);
  if (port === undefined) {
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-health-check-port',
        at: key,
        message: `${key} is ${quote(name)}, and the Service ${portsInWords(ports)}.`,
        effect: 'rejects',
        fix: 'Write the name of a port of the Service, or a number.',
        source,
      }),
    ];
  }
  if (targetType === 'instance' || typeof port.targetPort !== 'string') return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-health-check-port',
      at: key,
      message: `${key} is ${quote(name)}, whose targetPort is the name ${quote(port.targetPort)} of a port of the pods.`,
      effect: 'rejects',
      fix: 'Write the number of the port.',
      source,
    }),
  ];
}

// A protocol that is written is compared when annotations are parsed.
function checkHealthCheckOfHttp({ values, spec, targetType }: ServiceFacts): readonly ControllerFinding[] {
  if (values[`${prefix}healthcheck-protocol`] !== undefined) return [];
  const isLocal = spec.externalTrafficPolicy === 'Local' && spec.type === 'LoadBalancer' && targetType === 'instance';
  if (isLocal) return [];
  return ([`${prefix}healthcheck-path`, `${prefix}healthcheck-success-codes`] as const)
    .filter((key) => values[key] !== undefined)
    .map((key) =>
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-health-check-protocol',
        at: key,
        message: `${key} is for HTTP, and the health check is one of TCP.`,
        effect: 'ignores',
        why: 'It is silently ignored: a target that accepts connections is well, whatever it answers.',
        fix: `Set ${prefix}healthcheck-protocol to "http".`,
        source,
      }),
    );
}

function checkAttributes({ values, listeners }: ServiceFacts): readonly ControllerFinding[] {
  return listeners.flatMap(({ port, protocol }) => {
    const attributes = attributesOf(values, port);
    const at = `${prefix}target-group-attributes`;
    const isUdp = protocol !== 'TCP' && protocol !== 'TLS';
    const preserved =
      isUdp && ['false', 'False', 'FALSE', 'f', 'F', '0'].includes(attributes.get('preserve_client_ip.enabled') ?? '')
        ? [
            `preserve_client_ip.enabled cannot be false on ${protocol}-${port}: addresses of clients are always kept there`,
          ]
        : [];
    const sticky =
      protocol === 'TLS' && attributes.get('stickiness.enabled') === 'true'
        ? [`stickiness.enabled cannot be true on ${protocol}-${port}: targets behind TLS are not sticky`]
        : [];
    return [...preserved, ...sticky].map((message) =>
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-target-group-attribute',
        at,
        message: `${message}.`,
        effect: 'passes-on',
        source,
      }),
    );
  });
}

// buildTargetGroupAttributes
function checkProxyProtocol({ values, ports }: ServiceFacts): readonly ControllerFinding[] {
  const listKey = `${prefix}proxy-protocol-per-target-group`;
  const list = values[listKey];
  const everywhere = values[`${prefix}proxy-protocol`] === '*';
  const strangers = ignoredPorts(listKey, findStrangers(list ?? [], ports), ports);
  if (list === undefined && !everywhere) return strangers;
  const listed = new Set(list);
  const overruled = [...groupPorts(ports).keys()].flatMap((number) => {
    const said = attributesOf(values, number).get('proxy_protocol_v2.enabled');
    const becomes = String(everywhere || listed.has(number));
    if (said === undefined || said === '' || said === becomes) return [];
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-proxy-protocol-overruled',
        at: `${prefix}target-group-attributes`,
        message: `proxy_protocol_v2.enabled is ${quote(said)} for port ${number}, and ${everywhere ? `${prefix}proxy-protocol` : listKey} makes it "${becomes}".`,
        effect: 'ignores',
        why: 'The annotations about PROXY protocol win, and the attribute is silently ignored.',
        fix: 'Say it in one place.',
        source,
      }),
    ];
  });
  return [...strangers, ...overruled];
}

// buildPortSpecificTargetGroupAttributes: an empty value of one port keeps that of all.
function attributesOf(values: ServiceFacts['values'], port: number): ReadonlyMap<string, string> {
  const all = Object.entries(values[`${prefix}target-group-attributes`] ?? {});
  const own = Object.entries(values[`${prefix}target-group-attributes.${port}`] ?? {}).filter(
    ([, value]) => value !== '',
  );
  return new Map([...all, ...own]);
}
