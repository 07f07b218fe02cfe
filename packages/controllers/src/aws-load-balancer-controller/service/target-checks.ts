import { servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { annotationPath } from '../../objects/annotation-path';
import { portsInWords } from '../../objects/ports-in-words';
import { serviceCheck } from './service-check';
import { groupPorts, type ServiceFacts } from './service-facts';

const prefix = servicePrefix;
const source = 'pkg/service/model_build_target_group.go';

const targetTypeKey = `${prefix}nlb-target-type`;
const healthCheckPortKey = `${prefix}healthcheck-port`;
const attributesKey = `${prefix}target-group-attributes`;

const pods = { 'aws-load-balancer-nlb-target-type': 'ip' };
const udp = { ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] };
const certificate = { 'aws-load-balancer-ssl-cert': 'arn:aws:acm:eu-central-1:123456789012:certificate/a' };

/** Of a Service without ports there are no target groups. */
export const targetChecks = [
  serviceCheck({
    id: 'service-target-type',
    effect: 'rejects',
    path: annotationPath(targetTypeKey),
    // buildTargetType
    when: (service) => asksForPods(service) && service.settings.enableIpTargetType === false,
    message: `${targetTypeKey} is "ip", which the EnableIPTargetType feature gate turns off.`,
    source,
    examples: {
      passes: [
        { annotations: pods },
        {
          annotations: { 'aws-load-balancer-nlb-target-type': 'instance' },
          settings: { enableIpTargetType: false, defaultTargetType: 'ip' },
        },
      ],
      fails: [
        {
          annotations: pods,
          settings: { enableIpTargetType: false },
          finds: [
            `error: metadata.annotations["${prefix}nlb-target-type"]: ${prefix}nlb-target-type is "ip", which the EnableIPTargetType feature gate turns off. (service-target-type)`,
          ],
        },
        {
          settings: { enableIpTargetType: false, defaultTargetType: 'ip' },
          finds: [
            `error: metadata.annotations["${prefix}nlb-target-type"]: ${prefix}nlb-target-type is "ip", which the EnableIPTargetType feature gate turns off. (service-target-type)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-target-type',
    effect: 'rejects',
    path: ['spec', 'type'],
    when: ({ spec: { type = 'ClusterIP' }, targetType }) => targetType === 'instance' && type === 'ClusterIP',
    message: 'The targets are nodes, and a Service of type "ClusterIP" has no ports on nodes.',
    fix: `Set ${targetTypeKey} to "ip", or spec.type to "LoadBalancer".`,
    source,
    examples: {
      passes: [
        {},
        { annotations: pods, spec: { type: 'ClusterIP' } },
        { annotations: { 'aws-load-balancer-type': 'nlb-ip' }, spec: { type: 'ClusterIP' } },
        { spec: { type: 'NodePort' } },
      ],
      fails: [
        {
          spec: { type: 'ClusterIP' },
          finds: [
            'error: spec.type: The targets are nodes, and a Service of type "ClusterIP" has no ports on nodes. (service-target-type)',
          ],
        },
        {
          spec: { type: undefined },
          finds: [
            'error: spec.type: The targets are nodes, and a Service of type "ClusterIP" has no ports on nodes. (service-target-type)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-target-type',
    effect: 'rejects',
    when: ({ spec: { type = 'ClusterIP', allocateLoadBalancerNodePorts }, ports, targetType }) => {
      const closed = ports.find(({ nodePort = 0 }) => nodePort === 0);
      if (targetType === 'ip' || type === 'ClusterIP') return [];
      if (allocateLoadBalancerNodePorts !== false || closed === undefined) return [];
      return [{ path: ['spec', 'allocateLoadBalancerNodePorts'], port: closed.port }];
    },
    message: (_service, { port }) =>
      `The targets are nodes, and port ${port} has no node port: spec.allocateLoadBalancerNodePorts is false.`,
    fix: `Set ${targetTypeKey} to "ip", or give every port its nodePort.`,
    source,
    examples: {
      passes: [
        { annotations: pods, spec: { allocateLoadBalancerNodePorts: false } },
        { spec: { allocateLoadBalancerNodePorts: false, ports: [{ port: 80, nodePort: 30080 }] } },
        { spec: { allocateLoadBalancerNodePorts: true } },
      ],
      fails: [
        {
          spec: {
            allocateLoadBalancerNodePorts: false,
            ports: [
              { port: 80, nodePort: 30080 },
              { port: 443, nodePort: 0 },
            ],
          },
          finds: [
            'error: spec.allocateLoadBalancerNodePorts: The targets are nodes, and port 443 has no node port: spec.allocateLoadBalancerNodePorts is false. (service-target-type)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-ip-family',
    effect: 'rejects',
    path: ['spec', 'ipFamilies'],
    when: ({ spec, isDualStack }) => !isDualStack && spec.ipFamilies?.includes('IPv6') === true,
    message: 'The Service is of IPv6, and its load balancer is not.',
    fix: `Set ${prefix}ip-address-type to "dualstack".`,
    source,
    examples: {
      passes: [
        { spec: { ipFamilies: ['IPv4'] } },
        { annotations: { 'aws-load-balancer-ip-address-type': 'dualstack' }, spec: { ipFamilies: ['IPv6'] } },
      ],
      fails: [
        {
          spec: { ipFamilies: ['IPv4', 'IPv6'] },
          finds: ['error: spec.ipFamilies: The Service is of IPv6, and its load balancer is not. (service-ip-family)'],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-health-check-port',
    effect: 'rejects',
    // buildTargetGroupHealthCheckPort
    when: ({ values, ports }) => {
      const name = values[healthCheckPortKey];
      if (typeof name !== 'string' || name === 'traffic-port' || ports.some((one) => one.name === name)) return [];
      return [{ path: annotationPath(healthCheckPortKey), name }];
    },
    message: ({ ports }, { name }) =>
      `${healthCheckPortKey} is ${quote(name)}, and the Service ${portsInWords(ports)}.`,
    fix: 'Write the name of a port of the Service, or a number.',
    source,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-healthcheck-port': 'http' } },
        { annotations: { 'aws-load-balancer-healthcheck-port': 'traffic-port' } },
        { annotations: { 'aws-load-balancer-healthcheck-port': '8081' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-healthcheck-port': 'health' },
          finds: [
            `error: metadata.annotations["${prefix}healthcheck-port"]: ${prefix}healthcheck-port is "health", and the Service has the ports 80 ("http"), 443 ("https"). (service-health-check-port)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-health-check-port',
    effect: 'rejects',
    when: ({ values, ports, targetType }) => {
      const { name, targetPort } = ports.find((one) => one.name === values[healthCheckPortKey]) ?? {};
      if (targetType === 'instance' || name === undefined || typeof targetPort !== 'string') return [];
      return [{ path: annotationPath(healthCheckPortKey), name, targetPort }];
    },
    message: (_service, { name, targetPort }) =>
      `${healthCheckPortKey} is ${quote(name)}, whose targetPort is the name ${quote(targetPort)} of a port of the pods.`,
    fix: 'Write the number of the port.',
    source,
    examples: {
      passes: [
        { annotations: { ...pods, 'aws-load-balancer-healthcheck-port': 'http' } },
        { annotations: { 'aws-load-balancer-healthcheck-port': 'https' } },
        { annotations: pods },
      ],
      fails: [
        {
          annotations: { ...pods, 'aws-load-balancer-healthcheck-port': 'https' },
          finds: [
            `error: metadata.annotations["${prefix}healthcheck-port"]: ${prefix}healthcheck-port is "https", whose targetPort is the name "web" of a port of the pods. (service-health-check-port)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-health-check-protocol',
    effect: 'ignores',
    // A protocol that is written is compared when annotations are parsed.
    when: ({ values, spec, targetType }) => {
      const isLocal =
        spec.externalTrafficPolicy === 'Local' && spec.type === 'LoadBalancer' && targetType === 'instance';
      if (isLocal || values[`${prefix}healthcheck-protocol`] !== undefined) return [];
      return ([`${prefix}healthcheck-path`, `${prefix}healthcheck-success-codes`] as const)
        .filter((key) => values[key] !== undefined)
        .map((key) => ({ path: annotationPath(key), key }));
    },
    message: (_service, { key }) => `${key} is for HTTP, and the health check is one of TCP.`,
    why: 'It is silently ignored: a target that accepts connections is well, whatever it answers.',
    fix: `Set ${prefix}healthcheck-protocol to "http".`,
    source,
    examples: {
      passes: [
        {
          annotations: {
            'aws-load-balancer-healthcheck-protocol': 'http',
            'aws-load-balancer-healthcheck-path': '/healthz',
          },
        },
        {
          annotations: { 'aws-load-balancer-healthcheck-path': '/healthz' },
          spec: { externalTrafficPolicy: 'Local' },
        },
        {},
      ],
      fails: [
        {
          annotations: {
            'aws-load-balancer-healthcheck-path': '/healthz',
            'aws-load-balancer-healthcheck-success-codes': '200',
          },
          finds: [
            `warning: metadata.annotations["${prefix}healthcheck-path"]: ${prefix}healthcheck-path is for HTTP, and the health check is one of TCP. (service-health-check-protocol)`,
            `warning: metadata.annotations["${prefix}healthcheck-success-codes"]: ${prefix}healthcheck-success-codes is for HTTP, and the health check is one of TCP. (service-health-check-protocol)`,
          ],
        },
        {
          annotations: { ...pods, 'aws-load-balancer-healthcheck-path': '/healthz' },
          spec: { externalTrafficPolicy: 'Local' },
          finds: [
            `warning: metadata.annotations["${prefix}healthcheck-path"]: ${prefix}healthcheck-path is for HTTP, and the health check is one of TCP. (service-health-check-protocol)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-target-group-attribute',
    effect: 'passes-on',
    when: ({ values, listeners }) =>
      listeners.flatMap(({ port, protocol }) => {
        const attributes = attributesOf(values, port);
        const isUdp = protocol !== 'TCP' && protocol !== 'TLS';
        const no = ['false', 'False', 'FALSE', 'f', 'F', '0'];
        const preserved =
          isUdp && no.includes(attributes.get('preserve_client_ip.enabled') ?? '')
            ? [
                `preserve_client_ip.enabled cannot be false on ${protocol}-${port}: addresses of clients are always kept there`,
              ]
            : [];
        const sticky =
          protocol === 'TLS' && attributes.get('stickiness.enabled') === 'true'
            ? [`stickiness.enabled cannot be true on ${protocol}-${port}: targets behind TLS are not sticky`]
            : [];
        return [...preserved, ...sticky].map((problem) => ({ path: annotationPath(attributesKey), problem }));
      }),
    message: (_service, { problem }) => `${problem}.`,
    source,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=false' } },
        {
          annotations: { 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=true' },
          spec: udp,
        },
        { annotations: { 'aws-load-balancer-target-group-attributes': 'stickiness.enabled=true' } },
        {
          annotations: { ...certificate, 'aws-load-balancer-target-group-attributes': 'stickiness.enabled=false' },
        },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=false' },
          spec: udp,
          finds: [
            `error: metadata.annotations["${prefix}target-group-attributes"]: preserve_client_ip.enabled cannot be false on UDP-53: addresses of clients are always kept there. (service-target-group-attribute)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-target-group-attributes.53': 'preserve_client_ip.enabled=F' },
          spec: udp,
          finds: [
            `error: metadata.annotations["${prefix}target-group-attributes"]: preserve_client_ip.enabled cannot be false on UDP-53: addresses of clients are always kept there. (service-target-group-attribute)`,
          ],
        },
        {
          annotations: {
            ...certificate,
            'aws-load-balancer-ssl-ports': '443',
            'aws-load-balancer-target-group-attributes': 'stickiness.enabled=true',
          },
          finds: [
            `error: metadata.annotations["${prefix}target-group-attributes"]: stickiness.enabled cannot be true on TLS-443: targets behind TLS are not sticky. (service-target-group-attribute)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-proxy-protocol-overruled',
    effect: 'ignores',
    // buildTargetGroupAttributes
    when: ({ values, ports }) => {
      const list = values[`${prefix}proxy-protocol-per-target-group`];
      const everywhere = values[`${prefix}proxy-protocol`] === '*';
      if (list === undefined && !everywhere) return [];
      const by = everywhere ? `${prefix}proxy-protocol` : `${prefix}proxy-protocol-per-target-group`;
      const listed = new Set(list);
      return [...groupPorts(ports).keys()].flatMap((number) => {
        const said = attributesOf(values, number).get('proxy_protocol_v2.enabled');
        const becomes = String(everywhere || listed.has(number));
        if (said === undefined || said === '' || said === becomes) return [];
        return [{ path: annotationPath(attributesKey), said, number, by, becomes }];
      });
    },
    message: (_service, { said, number, by, becomes }) =>
      `proxy_protocol_v2.enabled is ${quote(said)} for port ${number}, and ${by} makes it "${becomes}".`,
    why: 'The annotations about PROXY protocol win, and the attribute is silently ignored.',
    fix: 'Say it in one place.',
    source,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-target-group-attributes': 'proxy_protocol_v2.enabled=false' } },
        {
          annotations: {
            'aws-load-balancer-proxy-protocol': '*',
            'aws-load-balancer-target-group-attributes': 'proxy_protocol_v2.enabled=true',
          },
        },
        {
          annotations: {
            'aws-load-balancer-proxy-protocol-per-target-group': '80',
            'aws-load-balancer-target-group-attributes.80': 'proxy_protocol_v2.enabled=true',
          },
        },
      ],
      fails: [
        {
          annotations: {
            'aws-load-balancer-proxy-protocol': '*',
            'aws-load-balancer-target-group-attributes.80': 'proxy_protocol_v2.enabled=false',
          },
          finds: [
            `warning: metadata.annotations["${prefix}target-group-attributes"]: proxy_protocol_v2.enabled is "false" for port 80, and ${prefix}proxy-protocol makes it "true". (service-proxy-protocol-overruled)`,
          ],
        },
        {
          annotations: {
            'aws-load-balancer-proxy-protocol-per-target-group': '80',
            'aws-load-balancer-target-group-attributes': 'proxy_protocol_v2.enabled=true',
            'aws-load-balancer-target-group-attributes.80': 'proxy_protocol_v2.enabled=',
          },
          finds: [
            `warning: metadata.annotations["${prefix}target-group-attributes"]: proxy_protocol_v2.enabled is "true" for port 443, and ${prefix}proxy-protocol-per-target-group makes it "false". (service-proxy-protocol-overruled)`,
          ],
        },
      ],
    },
  }),
];

function asksForPods({ values, settings }: ServiceFacts): boolean {
  return (values[targetTypeKey] ?? settings.defaultTargetType) === 'ip';
}

// buildPortSpecificTargetGroupAttributes: an empty value of one port keeps that of all.
function attributesOf(values: ServiceFacts['values'], port: number): ReadonlyMap<string, string> {
  const all = Object.entries(values[attributesKey] ?? {});
  const own = Object.entries(values[`${attributesKey}.${port}`] ?? {}).filter(([, value]) => value !== '');
  return new Map([...all, ...own]);
}
