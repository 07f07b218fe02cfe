import { membersOf, quote } from '@eks-ingress/diagnostics';
import { findAnnotation, type ControllerSettings } from '@eks-ingress/annotations';
import type { ServiceObject } from '../../objects/service-object';
import type { GroupMember } from './group-member';
import { objectName } from '../../objects/object-name';
import type { ServiceReading } from '../service/read-service';
import { namedBackends, USE_ANNOTATION } from './named-backends';
import { rejected } from './rejected';
import { targetValues } from './target-settings';
import type { ControllerFinding, IngressFindingId } from '../../controller-finding';

const prefix = 'alb.ingress.kubernetes.io/';

interface Backend {
  readonly member: GroupMember;
  readonly service: ServiceObject;
  /** The annotations of the Service, and those of the Ingress where the Service has none. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly port: number | string | undefined;
  readonly path: ControllerFinding['path'];
}

/** What keeps the controller from forwarding to the Services that Ingresses name; Services that are not given are left out. */
export function checkBackendServices(
  members: readonly GroupMember[],
  services: readonly ServiceReading[],
  settings: ControllerSettings,
): readonly ControllerFinding[] {
  const byName = new Map(services.map((reading) => [objectName(reading.service.metadata), reading]));
  const addressType = members
    .map(({ values }) => values[`${prefix}ip-address-type`])
    .find((type) => type !== undefined);
  const isDualStack = typeof addressType === 'string' && addressType.startsWith('dualstack');
  const found = members.flatMap((member) => backendsOf(member, byName));
  const findings = [
    ...found.flatMap((backend) => checkBackend(backend, isDualStack, settings)),
    ...members.flatMap((member) => controlPorts(member, byName, settings)),
  ];
  const messages = findings.map(({ message }) => message);
  return findings.filter(({ message }, at) => messages.indexOf(message) === at);
}

/**
 * The annotations of an Ingress that nobody reads, because each Service that it forwards to has them; none when one of the
 * Services is not known.
 */
export function overruledByServices(member: GroupMember, services: readonly ServiceReading[]): ReadonlySet<string> {
  const byName = new Map(services.map((reading) => [objectName(reading.service.metadata), reading]));
  const names = new Set(placedTargets(member).flatMap(({ name }) => (name === undefined ? [] : [name])));
  const readings = [...names].map((name) => byName.get(`${member.namespace}/${name}`));
  if (readings.length === 0) return new Set();
  return new Set(
    member.keys.filter(
      (key) =>
        findAnnotation(key)?.readBy['aws-load-balancer-controller']?.backendService === 'replaces' &&
        readings.every((reading) => Object.hasOwn(membersOf(reading?.service.metadata?.annotations), key)),
    ),
  );
}

interface PlacedTarget extends Target {
  readonly path: ControllerFinding['path'];
}

/** What an Ingress does with requests: the Services that it sends them to, if to any, and the place that says so. */
interface IngressAction {
  readonly targets: readonly Target[];
  readonly path: ControllerFinding['path'];
}

/** The Services that an Ingress forwards to, by its backends and by its actions. */
function placedTargets(member: GroupMember): readonly PlacedTarget[] {
  return actionsOf(member).flatMap(({ targets, path }) => targets.map((target) => ({ ...target, path })));
}

/** The actions of an Ingress, of its backends first. */
export function actionsOf(member: GroupMember): readonly IngressAction[] {
  const { spec, index } = member;
  const named = namedBackends(spec);
  const direct = named
    .filter(({ port }) => port !== USE_ANNOTATION)
    .map(({ name, port, path }) => ({ targets: [{ name, port }], path: [index, ...path] }));
  const asked = new Set(named.filter(({ port }) => port === USE_ANNOTATION).map(({ name }) => name));
  const annotated = Object.entries(member.values as Readonly<Record<string, unknown>>)
    .filter(([key]) => key.startsWith(`${prefix}actions.`) && asked.has(key.slice(`${prefix}actions.`.length)))
    .map(([key, action]) => ({ targets: targetsOf(action), path: [index, 'metadata', 'annotations', key] }));
  return [...direct, ...annotated];
}

function backendsOf(member: GroupMember, services: ReadonlyMap<string, ServiceReading>): readonly Backend[] {
  return placedTargets(member).flatMap(({ name, port, path }): Backend[] => {
    const reading = name === undefined ? undefined : services.get(`${member.namespace}/${name}`);
    if (reading === undefined) return [];
    return [{ member, service: reading.service, values: targetValues(member, reading), port, path }];
  });
}

// What a Service says that is not known may be otherwise, so that the controller's default does not count for it.
function controlPorts(
  member: GroupMember,
  services: ReadonlyMap<string, ServiceReading>,
  { defaultTargetType = 'instance' }: ControllerSettings,
): readonly ControllerFinding[] {
  return placedTargets(member).flatMap(({ name, port, path }) => {
    const key = `${prefix}target-control-port.${name}.${port}`;
    const service = services.get(`${member.namespace}/${name}`);
    const otherwise = service === undefined ? undefined : defaultTargetType;
    const values: Readonly<Record<string, unknown>> = targetValues(member, service);
    const targetType = values[`${prefix}target-type`] ?? otherwise;
    if (targetType !== 'instance' || values[key] === undefined) return [];
    return [
      rejected({
        id: 'ingress-target-control-port',
        message: `${key} is set, and the targets of the Service ${quote(name)} are nodes: the agent runs in pods.`,
        fix: `Set ${prefix}target-type to "ip", or remove it.`,
        path: member.keys.includes(key) ? [member.index, 'metadata', 'annotations', key] : path,
      }),
    ];
  });
}

interface Target {
  readonly name: string | undefined;
  readonly port: number | string | undefined;
}

function targetsOf(action: unknown): readonly Target[] {
  const { forwardConfig } = action as {
    readonly forwardConfig?: {
      readonly targetGroups?: readonly { readonly serviceName?: string; readonly servicePort?: number | string }[];
    };
  };
  return (forwardConfig?.targetGroups ?? []).map(({ serviceName, servicePort }) => ({
    name: serviceName,
    port: servicePort,
  }));
}

function checkBackend(
  { service, values, port, path }: Backend,
  isDualStack: boolean,
  { defaultTargetType = 'instance', enableIpTargetType = true }: ControllerSettings,
): readonly ControllerFinding[] {
  const name = service.metadata?.name;
  const spec = service.spec ?? {};
  const ports = listOf(spec.ports);
  const portOf = (wanted: number | string) => ports.find((one) => one?.name === wanted || one?.port === wanted);
  const servicePort = port === undefined ? undefined : portOf(port);
  const targetType = values[`${prefix}target-type`] ?? defaultTargetType;
  const healthCheckPort = values[`${prefix}healthcheck-port`];
  const checked =
    typeof healthCheckPort === 'string' && healthCheckPort !== 'traffic-port' ? healthCheckPort : undefined;
  const known = ports
    .map((one) => one?.name ?? one?.port)
    .filter(isWord)
    .join(', ');
  const type = spec.type ?? 'ClusterIP';
  const hasNodePorts = ['NodePort', 'LoadBalancer'].includes(type) || typeof servicePort?.nodePort === 'number';
  const findings: (readonly [failed: boolean, id: IngressFindingId, message: string, fix: string])[] = [
    [
      port !== undefined && servicePort === undefined,
      'ingress-backend-port',
      `The Service ${quote(name)} has no port ${quote(port)}.`,
      known === '' ? 'Give it the port.' : `It has ${known}.`,
    ],
    [
      targetType === 'ip' && !enableIpTargetType,
      'ingress-backend-target-type',
      `The targets of the Service ${quote(name)} are pods, and the EnableIPTargetType feature gate is off.`,
      `Set ${prefix}target-type to "instance", or turn the feature gate on.`,
    ],
    [
      targetType === 'instance' && !hasNodePorts,
      'ingress-backend-target-type',
      `The targets of the Service ${quote(name)} are nodes, and a Service of type ${quote(type)} has no ports on nodes.`,
      `Set ${prefix}target-type to "ip", or spec.type of the Service to "NodePort".`,
    ],
    [
      listOf(spec.ipFamilies).includes('IPv6') && !isDualStack,
      'ingress-backend-address-family',
      `The Service ${quote(name)} has IPv6 among its ipFamilies, and the load balancer is IPv4.`,
      `Set ${prefix}ip-address-type to "dualstack", or remove IPv6 from the Service.`,
    ],
    [
      checked !== undefined && portOf(checked) === undefined,
      'ingress-health-check-port',
      `${prefix}healthcheck-port is ${quote(checked)}, and the Service ${quote(name)} has no port of that name.`,
      known === '' ? 'Give it the port.' : `It has ${known}.`,
    ],
    [
      checked !== undefined && targetType === 'ip' && typeof portOf(checked)?.targetPort === 'string',
      'ingress-health-check-port',
      `${prefix}healthcheck-port is ${quote(checked)}, and that port of the Service ${quote(name)} has a name for its targetPort.`,
      'Write the number of the port that the pods listen on.',
    ],
  ];
  return findings.filter(([failed]) => failed).map(([, id, message, fix]) => rejected({ id, message, fix, path }));
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

// Manifests hold whatever their authors wrote.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined)[] {
  return Array.isArray(value) ? (value as readonly (Item | undefined)[]) : [];
}
