import { ingressPrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import type { Path } from '@eks-ingress/diagnostics';
import { rulesFor } from '../../examples/ingress-example';
import type { ServiceObject, ServicePort } from '../../objects/service-object';
import { factsOf } from '../../facts-of';
import { groupCheck, type GroupSubject } from './group-check';
import { placedTargets } from './ingress-actions';
import { USE_ANNOTATION } from './named-backends';
import { targetValues } from './target-settings';
import { withoutRepetitions } from './without-repetitions';

const prefix = ingressPrefix;
const source = 'pkg/ingress/model_build_target_group.go';
const healthCheckPortKey = `${prefix}healthcheck-port`;

/** A port of a Service that an Ingress forwards to, and what is in force there. */
interface Backend {
  readonly path: Path;
  readonly name: string | undefined;
  readonly spec: NonNullable<ServiceObject['spec']>;
  readonly ports: readonly ServicePort[];
  /** The port that the Ingress asks for. */
  readonly port: number | string | undefined;
  /** That port of the Service. @default - it has none */
  readonly servicePort?: ServicePort;
  readonly targetType: unknown;
  /** The port of the health check, where it is a name or a port of the Service. */
  readonly checked?: string;
}

const pods = { 'target-type': 'ip' };
const forward =
  '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"cart","servicePort":80,"weight":1},{"serviceName":"search","servicePort":"web","weight":1}]}}';
const byName = { ports: [{ name: 'http', port: 80, targetPort: 'web' }] };

const backendsOf = factsOf(({ members, services, settings }: GroupSubject): readonly Backend[] => {
  const { defaultTargetType = 'instance' } = settings;
  return members.flatMap((member) =>
    placedTargets(member).flatMap(({ name, port, path }): Backend[] => {
      const reading = services.get(`${member.namespace}/${name}`);
      if (name === undefined || reading === undefined) return [];
      const { metadata, spec = {} } = reading.service;
      const { ports = [] } = spec;
      const values: Readonly<Record<string, unknown>> = targetValues(member, reading);
      const healthCheckPort = values[healthCheckPortKey];
      return [
        {
          path,
          name: metadata?.name,
          spec,
          ports,
          port,
          servicePort: port === undefined ? undefined : portIn(ports, port),
          targetType: values[`${prefix}target-type`] ?? defaultTargetType,
          ...(typeof healthCheckPort === 'string' &&
            healthCheckPort !== 'traffic-port' && { checked: healthCheckPort }),
        },
      ];
    }),
  );
});

/** What keeps the controller from forwarding to the Services that Ingresses name; of those that are not known, nothing is said. */
export const backendServiceChecks = [
  groupCheck({
    id: 'ingress-backend-port',
    effect: 'rejects',
    when: (group) =>
      backendsIn(
        group,
        ({ port, servicePort }) => port !== undefined && servicePort === undefined,
        ({ port }) => port,
      ),
    message: (_group, { name, port }) => `The Service ${quote(name)} has no port ${quote(port)}.`,
    fix: (_group, { ports }) => {
      const known = namesOf(ports);
      return known === '' ? 'Give it the port.' : `It has ${known}.`;
    },
    source: 'pkg/ingress/enhanced_backend_builder.go',
    examples: {
      passes: [
        { ingresses: [{}], services: [{}] },
        { ingresses: [{ spec: rulesFor({ port: 'http' }) }], services: [{}] },
        { ingresses: [{ spec: rulesFor({ port: 8080 }) }] },
        { ingresses: [{ namespace: 'blog', spec: rulesFor({ port: 8080 }) }], services: [{}] },
      ],
      fails: [
        {
          ingresses: [{ spec: rulesFor({ port: 8080 }, { path: '/cart', port: 'web' }) }],
          services: [{}],
          finds: [
            'error: [0].spec.rules[0].http.paths[0].backend.service: The Service "cart" has no port 8080. (ingress-backend-port)',
            'error: [0].spec.rules[1].http.paths[0].backend.service: The Service "cart" has no port "web". (ingress-backend-port)',
          ],
        },
        {
          ingresses: [
            { spec: rulesFor({ service: 'split', port: USE_ANNOTATION }), annotations: { 'actions.split': forward } },
          ],
          services: [{}, { name: 'search' }],
          finds: [
            `error: [0].metadata.annotations["${prefix}actions.split"]: The Service "search" has no port "web". (ingress-backend-port)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-backend-target-type',
    effect: 'rejects',
    when: (group) =>
      backendsIn(group, ({ targetType }) => targetType === 'ip' && group.settings.enableIpTargetType === false),
    message: (_group, { name }) =>
      `The targets of the Service ${quote(name)} are pods, and the EnableIPTargetType feature gate is off.`,
    fix: `Set ${prefix}target-type to "instance", or turn the feature gate on.`,
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: pods }], services: [{}] },
        { ingresses: [{}], services: [{}], settings: { enableIpTargetType: false } },
      ],
      fails: [
        {
          ingresses: [{ annotations: pods }],
          services: [{}],
          settings: { enableIpTargetType: false },
          finds: [
            'error: [0].spec.rules[0].http.paths[0].backend.service: The targets of the Service "cart" are pods, and the EnableIPTargetType feature gate is off. (ingress-backend-target-type)',
          ],
        },
        {
          ingresses: [{}],
          services: [{ annotations: pods }],
          settings: { enableIpTargetType: false },
          finds: [
            'error: [0].spec.rules[0].http.paths[0].backend.service: The targets of the Service "cart" are pods, and the EnableIPTargetType feature gate is off. (ingress-backend-target-type)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-backend-target-type',
    effect: 'rejects',
    when: (group) =>
      backendsIn(
        group,
        ({ targetType, spec: { type = 'ClusterIP' }, servicePort }) =>
          targetType === 'instance' &&
          !['NodePort', 'LoadBalancer'].includes(type) &&
          servicePort?.nodePort === undefined,
        ({ spec }) => spec.type,
      ),
    message: (_group, { name, spec: { type = 'ClusterIP' } }) =>
      `The targets of the Service ${quote(name)} are nodes, and a Service of type ${quote(type)} has no ports on nodes.`,
    fix: `Set ${prefix}target-type to "ip", or spec.type of the Service to "NodePort".`,
    source,
    examples: {
      passes: [
        { ingresses: [{}], services: [{}] },
        { ingresses: [{ annotations: pods }], services: [{ type: 'ClusterIP' }] },
        { ingresses: [{}], services: [{ type: 'ClusterIP' }], settings: { defaultTargetType: 'ip' } },
        { ingresses: [{}], services: [{ type: 'ClusterIP', annotations: pods }] },
      ],
      fails: [
        {
          ingresses: [{}, { name: 'blog' }],
          services: [{ type: 'ClusterIP' }],
          finds: [
            'error: [1].spec.rules[0].http.paths[0].backend.service: The targets of the Service "cart" are nodes, and a Service of type "ClusterIP" has no ports on nodes. (ingress-backend-target-type)',
          ],
        },
        {
          ingresses: [{ annotations: pods }],
          services: [{ type: 'ClusterIP', annotations: { 'target-type': 'instance' } }],
          finds: [
            'error: [0].spec.rules[0].http.paths[0].backend.service: The targets of the Service "cart" are nodes, and a Service of type "ClusterIP" has no ports on nodes. (ingress-backend-target-type)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-backend-address-family',
    effect: 'rejects',
    when: (group) => {
      const addressType = group.members
        .map(({ values }) => values[`${prefix}ip-address-type`])
        .find((type) => type !== undefined);
      if (addressType?.startsWith('dualstack') === true) return [];
      return backendsIn(group, ({ spec }) => spec.ipFamilies?.includes('IPv6') === true);
    },
    message: (_group, { name }) =>
      `The Service ${quote(name)} has IPv6 among its ipFamilies, and the load balancer is IPv4.`,
    fix: `Set ${prefix}ip-address-type to "dualstack", or remove IPv6 from the Service.`,
    source,
    examples: {
      passes: [
        { ingresses: [{}], services: [{ ipFamilies: ['IPv4'] }] },
        {
          ingresses: [{}, { name: 'blog', annotations: { 'ip-address-type': 'dualstack-without-public-ipv4' } }],
          services: [{ ipFamilies: ['IPv4', 'IPv6'] }],
        },
      ],
      fails: [
        {
          ingresses: [{}],
          services: [{ ipFamilies: ['IPv4', 'IPv6'] }],
          finds: [
            'error: [0].spec.rules[0].http.paths[0].backend.service: The Service "cart" has IPv6 among its ipFamilies, and the load balancer is IPv4. (ingress-backend-address-family)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-health-check-port',
    effect: 'rejects',
    when: (group) =>
      backendsIn(
        group,
        ({ ports, checked }) => checked !== undefined && portIn(ports, checked) === undefined,
        ({ checked }) => checked,
      ),
    message: (_group, { name, checked }) =>
      `${healthCheckPortKey} is ${quote(checked)}, and the Service ${quote(name)} has no port of that name.`,
    fix: (_group, { ports }) => {
      const known = namesOf(ports);
      return known === '' ? 'Give it the port.' : `It has ${known}.`;
    },
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: { 'healthcheck-port': 'http' } }], services: [{}] },
        { ingresses: [{ annotations: { 'healthcheck-port': 'traffic-port' } }], services: [{}] },
        { ingresses: [{ annotations: { 'healthcheck-port': '8081' } }], services: [{}] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { 'healthcheck-port': 'health' } }],
          services: [{}],
          finds: [
            `error: [0].spec.rules[0].http.paths[0].backend.service: ${prefix}healthcheck-port is "health", and the Service "cart" has no port of that name. (ingress-health-check-port)`,
          ],
        },
        {
          ingresses: [{}],
          services: [{ annotations: { 'healthcheck-port': 'health' }, ports: [] }],
          finds: [
            `error: [0].spec.rules[0].http.paths[0].backend.service: ${prefix}healthcheck-port is "health", and the Service "cart" has no port of that name. (ingress-health-check-port)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-health-check-port',
    effect: 'rejects',
    when: (group) =>
      backendsIn(
        group,
        ({ ports, checked, targetType }) =>
          checked !== undefined && targetType === 'ip' && typeof portIn(ports, checked)?.targetPort === 'string',
        ({ checked }) => checked,
      ),
    message: (_group, { name, checked }) =>
      `${healthCheckPortKey} is ${quote(checked)}, and that port of the Service ${quote(name)} has a name for its targetPort.`,
    fix: 'Write the number of the port that the pods listen on.',
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...pods, 'healthcheck-port': 'http' } }], services: [{}] },
        { ingresses: [{ annotations: { 'healthcheck-port': 'http' } }], services: [byName] },
        { ingresses: [{ annotations: pods }], services: [byName] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...pods, 'healthcheck-port': 'http' } }],
          services: [byName],
          finds: [
            `error: [0].spec.rules[0].http.paths[0].backend.service: ${prefix}healthcheck-port is "http", and that port of the Service "cart" has a name for its targetPort. (ingress-health-check-port)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-target-control-port',
    effect: 'rejects',
    // What a Service says that is not known may be otherwise, so that the controller's default does not count for it.
    when: ({ members, services, settings: { defaultTargetType = 'instance' } }) =>
      withoutRepetitions(
        members.flatMap((member) =>
          placedTargets(member).flatMap(({ name, port, path }) => {
            const key = `${prefix}target-control-port.${name}.${port}`;
            const service = services.get(`${member.namespace}/${name}`);
            const values: Readonly<Record<string, unknown>> = targetValues(member, service);
            const targetType =
              values[`${prefix}target-type`] ?? (service === undefined ? undefined : defaultTargetType);
            if (targetType !== 'instance' || values[key] === undefined) return [];
            return [
              { path: member.keys.includes(key) ? [member.index, 'metadata', 'annotations', key] : path, key, name },
            ];
          }),
        ),
        ({ key, name }) => [key, name],
      ),
    message: (_group, { key, name }) =>
      `${key} is set, and the targets of the Service ${quote(name)} are nodes: the agent runs in pods.`,
    fix: `Set ${prefix}target-type to "ip", or remove it.`,
    source,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...pods, 'target-control-port.cart.80': '3000' } }], services: [{}] },
        { ingresses: [{ annotations: { 'target-control-port.cart.80': '3000' } }] },
        { ingresses: [{ annotations: { 'target-control-port.cart.8080': '3000' } }], services: [{}] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { 'target-control-port.cart.80': '3000' } }],
          services: [{}],
          finds: [
            `error: [0].metadata.annotations["${prefix}target-control-port.cart.80"]: ${prefix}target-control-port.cart.80 is set, and the targets of the Service "cart" are nodes: the agent runs in pods. (ingress-target-control-port)`,
          ],
        },
        {
          ingresses: [{ annotations: { 'target-type': 'instance', 'target-control-port.cart.80': '3000' } }],
          finds: [
            `error: [0].metadata.annotations["${prefix}target-control-port.cart.80"]: ${prefix}target-control-port.cart.80 is set, and the targets of the Service "cart" are nodes: the agent runs in pods. (ingress-target-control-port)`,
          ],
        },
        {
          ingresses: [{}],
          services: [{ annotations: { 'target-control-port.cart.80': '3000' } }],
          finds: [
            `error: [0].spec.rules[0].http.paths[0].backend.service: ${prefix}target-control-port.cart.80 is set, and the targets of the Service "cart" are nodes: the agent runs in pods. (ingress-target-control-port)`,
          ],
        },
      ],
    },
  }),
];

/** The backends that something is wrong with, each Service once for what is said of it. */
function backendsIn(
  group: GroupSubject,
  isWrong: (backend: Backend) => boolean,
  quoted: (backend: Backend) => unknown = () => undefined,
): readonly Backend[] {
  return withoutRepetitions(backendsOf(group).filter(isWrong), (backend) => [backend.name, quoted(backend)]);
}

function portIn(ports: readonly ServicePort[], wanted: number | string): ServicePort | undefined {
  return ports.find(({ name, port }) => name === wanted || port === wanted);
}

function namesOf(ports: readonly ServicePort[]): string {
  return ports.flatMap(({ name, port }) => name ?? port ?? []).join(', ');
}
