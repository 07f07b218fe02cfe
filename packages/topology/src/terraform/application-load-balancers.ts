import {
  type IngressReading,
  type ServiceObject,
  fromIngressReadings,
  isUnknown,
  readService,
} from '@eks-ingress/controllers';
import type { ApplicationLoadBalancerSpec } from '@eks-ingress/elbv2';
import type { Listener, LoadBalancer, Route, RouteAction, TargetGroup } from '../topology';
import type { TerraformConfiguration } from './configuration';
import { readHostNames } from './host-names';
import type { IngressGroup } from './ingress-groups';
import { AWS_LOAD_BALANCER_CONTROLLER } from './targets';
import { list, number, record, text } from './value';

/** The load balancer that the AWS Load Balancer Controller makes for an IngressGroup; undefined when it refuses to. */
export function readApplicationLoadBalancer(
  group: IngressGroup,
  services: readonly ServiceObject[],
  configuration: TerraformConfiguration,
): LoadBalancer | undefined {
  const readings = group.ingresses.map(({ reading }) => reading);
  const { spec } = fromIngressReadings(readings, {
    services: services.map((service) => readService(withPortsOf(service, readings))),
  });
  if (spec === undefined) return undefined;
  const { scheme, ipAddressType = 'ipv4', subnetMappings, listeners } = spec;
  const addresses = new Set(group.ingresses.map(({ address }) => address));
  const idOf = (key: string) => `${group.name}/${key}`;
  const backends = new Map<string, string>();
  const routes = readings.flatMap((reading) => readRoutes(reading, { idOf, backends }));
  return {
    id: `ingress-group/${group.name}`,
    kind: 'application',
    owner: AWS_LOAD_BALANCER_CONTROLLER,
    name: isUnknown(spec.name) ? `IngressGroup ${group.name}` : spec.name,
    scheme,
    ipAddressType,
    addresses: scheme === 'internal' ? 'private addresses' : 'addresses chosen by AWS',
    zones: subnetMappings.some(({ subnetId }) => isUnknown(subnetId)) ? [] : [`${subnetMappings.length} zones`],
    hostNames: readHostNames(addresses, configuration),
    listeners: listeners.map((listener) => readListener(listener, routes, idOf)),
    targetGroups: Object.entries(spec.targetGroups).map(([key, targetGroup]) =>
      readTargetGroup(targetGroup, { id: idOf(key), service: backends.get(idOf(key)), services }),
    ),
  };
}

function readListener(
  listener: ApplicationLoadBalancerSpec['listeners'][number],
  routes: readonly Route[],
  idOf: (key: string) => string,
): Listener {
  const { port, protocol, sslPolicy, clients, redirectsTo, certificate, additionalCertificates = [] } = listener;
  const forwards = new Set(listener.targetGroups.map(idOf));
  const arns = [certificate, ...additionalCertificates].flatMap((each) => each?.arn ?? []);
  return {
    port,
    protocol,
    tlsPolicy: sslPolicy,
    certificates: new Set(arns).size,
    clients: clients.flatMap(
      ({ cidr, prefixListId, securityGroupId }) => cidr ?? prefixListId ?? securityGroupId ?? [],
    ),
    routes:
      redirectsTo === undefined
        ? routes.filter(({ action }) => action.kind !== 'forward' || forwards.has(action.targetGroup))
        : [{ action: { kind: 'answer', description: `redirects to https ${redirectsTo}` } }],
  };
}

interface RoutesContext {
  readonly idOf: (key: string) => string;
  /** Takes the Service behind each target group. */
  readonly backends: Map<string, string>;
}

function readRoutes(
  { name, namespace, values, spec }: IngressReading,
  { idOf, backends }: RoutesContext,
): readonly Route[] {
  const annotation = (kind: string, action: string): unknown =>
    (values as Readonly<Record<string, unknown>>)[`alb.ingress.kubernetes.io/${kind}.${action}`];
  const forward = (service: string, port: unknown, weight?: number): RouteAction => {
    const targetGroup = idOf(`${name}-${service}:${String(port)}`);
    backends.set(targetGroup, `${namespace}/${service}`);
    return { kind: 'forward', targetGroup, weight };
  };
  return (spec?.rules ?? []).flatMap(({ host, http }) =>
    (http?.paths ?? []).flatMap(({ path, backend }): readonly Route[] => {
      const { name: service = '', port } = backend?.service ?? {};
      const isAction = port?.name === 'use-annotation';
      const actions = isAction
        ? readAction(annotation('actions', service), forward)
        : [forward(service, port?.number ?? port?.name)];
      const conditions = annotation('conditions', service) === undefined ? '' : ' on conditions';
      const requests = `${host ?? ''}${path === '/' && host !== undefined ? '' : (path ?? '/')}${conditions}`;
      return actions.map((action) => ({ requests, action }));
    }),
  );
}

function readAction(
  value: unknown,
  forward: (service: string, port: unknown, weight?: number) => RouteAction,
): readonly RouteAction[] {
  const action = record(value);
  switch (text(action.type)) {
    case 'forward':
      return list(record(action.forwardConfig).targetGroups)
        .map(record)
        .map(({ serviceName = '', servicePort, weight }) => forward(String(serviceName), servicePort, number(weight)));
    case 'redirect': {
      const { host, protocol, path } = record(action.redirectConfig);
      return [
        { kind: 'answer', description: `redirects to ${text(host) ?? text(path) ?? String(protocol).toLowerCase()}` },
      ];
    }
    case 'fixed-response':
      return [{ kind: 'answer', description: `answers ${String(record(action.fixedResponseConfig).statusCode)}` }];
    default:
      return [];
  }
}

/**
 * A Service of which only the annotations are known, as it has to be for the Ingresses of a group: the controller would
 * refuse them otherwise.
 */
function withPortsOf(service: ServiceObject, readings: readonly IngressReading[]): ServiceObject {
  if (service.spec !== undefined) return service;
  const ports = readings.flatMap((reading) => {
    const backends = new Map<string, string>();
    readRoutes(reading, { idOf: (key) => key, backends });
    return [...backends].flatMap(([key, name]) =>
      name === nameOf(service) ? [key.slice(key.lastIndexOf(':') + 1)] : [],
    );
  });
  return {
    ...service,
    spec: {
      // Nodes and pods can both be its targets.
      type: 'NodePort',
      ports: [...new Set(ports)].map((port) => (/^\d+$/.test(port) ? { port: Number(port) } : { name: port })),
    },
  };
}

function nameOf({ metadata }: ServiceObject): string {
  return `${metadata?.namespace ?? 'default'}/${metadata?.name ?? ''}`;
}

interface TargetGroupContext {
  readonly id: string;
  readonly service: string | undefined;
  readonly services: readonly ServiceObject[];
}

function readTargetGroup(
  targetGroup: ApplicationLoadBalancerSpec['targetGroups'][string],
  { id, service, services }: TargetGroupContext,
): TargetGroup {
  const { name, port, protocol, targetType, healthCheck } = targetGroup;
  // Annotations of the Service win over those of the Ingress.
  const known = services.filter((each) => nameOf(each) === service);
  const isCreated = known.some(({ spec }) => spec !== undefined);
  return {
    id,
    name: isUnknown(name) ? service : name,
    port: isUnknown(port) || !isCreated ? undefined : port,
    protocol,
    proxyProtocol: false,
    healthCheck: known.length === 0 ? undefined : `${healthCheck.protocol} ${healthCheck.path}`,
    targets: {
      kind: targetType === 'ip' ? 'pods' : 'nodes',
      registration: `the ${AWS_LOAD_BALANCER_CONTROLLER}`,
      service,
    },
  };
}
