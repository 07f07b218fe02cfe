import type { LoadBalancer, TargetGroup, Topology } from '../topology';
import type { DiagramNode } from './diagram';
import { describeTargetKind } from './names';
import { CLUSTER, type Parts } from './parts';

export interface LoadBalancerContext {
  readonly loadBalancer: LoadBalancer;
  /** What the ids of its boxes begin with. */
  readonly prefix: string;
  readonly topology: Topology;
  /** The ids of the boxes of ingress controllers by their own. */
  readonly controllers: ReadonlyMap<string, string>;
  /** The ids of the boxes of operators by their names. */
  readonly operators: ReadonlyMap<string, string>;
}

/** A target group, with lines to what it sends to and to what registers its targets. */
export function drawTargetGroup(targetGroup: TargetGroup, id: string, context: LoadBalancerContext): Parts {
  const { name, port, protocol, proxyProtocol, healthCheck, targets, allowed } = targetGroup;
  const to = destinationOf(targetGroup, context);
  const operator = targets.operator === undefined ? undefined : context.operators.get(targets.operator);
  const node: DiagramNode = {
    id,
    kind: 'target-group',
    caption: 'Target group',
    title: name ?? describeTargetKind(targets.kind),
    lines: [
      [
        `${describeTargetKind(targets.kind)} on ${[protocol, port].filter(Boolean).join(' ')}`,
        ...(proxyProtocol ? ['PROXY protocol v2'] : []),
      ].join(', '),
      ...(healthCheck === undefined ? [] : [`health check ${healthCheck}`]),
      `by ${targets.registration}`,
    ],
  };
  const rule = allowed?.length === 0 ? 'no rule lets it through' : allowed?.join(', ');
  return {
    groups: [],
    nodes: [node],
    edges: [
      ...(to === undefined ? [] : [{ from: id, to, label: rule, kind: 'traffic' as const }]),
      ...(operator === undefined ? [] : [{ from: id, to: operator, label: 'registered by', kind: 'control' as const }]),
    ],
  };
}

/** The box that a target group sends to: a port of nodes, a port of the controller's pods, the controller or a Service. */
function destinationOf(targetGroup: TargetGroup, context: LoadBalancerContext): string | undefined {
  const { kind, service } = targetGroup.targets;
  if (service !== undefined) return serviceBox(service, context);
  return kind === 'nodes' ? nodePortBox(targetGroup, context) : controllerBox(targetGroup, context);
}

function controllerBox({ targets }: TargetGroup, { controllers, topology }: LoadBalancerContext): string | undefined {
  const box = targets.controller === undefined ? undefined : controllers.get(targets.controller);
  if (box === undefined) return undefined;
  const controller = topology.controllers.find(({ id }) => id === targets.controller);
  const index = controller?.ports.findIndex(({ port }) => port === targets.controllerPort) ?? -1;
  return index === -1 ? `${box}p` : `${box}p${index}`;
}

/** Target groups that send to one port of the nodes share its box; a port that the cluster chooses has its own. */
function nodePortBox({ id, port }: TargetGroup, { prefix, loadBalancer }: LoadBalancerContext): string {
  const index = loadBalancer.targetGroups.findIndex((each) => each.id === id);
  return `${prefix}n${port ?? `t${index}`}`;
}

function serviceBox(service: string, { prefix, loadBalancer }: LoadBalancerContext): string {
  return `${prefix}s${servicesBehind(loadBalancer).indexOf(service)}`;
}

/** The Services that a load balancer sends to without an ingress controller between them, each once. */
function servicesBehind({ targetGroups }: LoadBalancer): readonly string[] {
  return [...new Set(targetGroups.flatMap(({ targets }) => targets.service ?? []))];
}

/** The Services that get requests without an ingress controller between them. */
export function drawServices(loadBalancer: LoadBalancer, context: LoadBalancerContext): Parts {
  return {
    groups: [],
    nodes: servicesBehind(loadBalancer).map((service) => {
      const ofService = loadBalancer.targetGroups.filter(({ targets }) => targets.service === service);
      const kinds = new Set(
        ofService.map(({ targets }) => (targets.kind === 'pods' ? 'pods' : 'NodePort of the nodes')),
      );
      return {
        id: serviceBox(service, context),
        group: CLUSTER,
        kind: 'services',
        caption: 'Service',
        title: service,
        lines: [...kinds],
      };
    }),
    edges: [],
  };
}

/** The ports of the nodes behind a load balancer, each with a line to the controller's port behind it. */
export function drawNodePorts({ targetGroups }: LoadBalancer, context: LoadBalancerContext): Parts {
  const onNodes = targetGroups.filter(({ targets }) => targets.kind === 'nodes' && targets.service === undefined);
  if (onNodes.length === 0) return { groups: [], nodes: [], edges: [] };
  const id = `${context.prefix}n`;
  const ports = new Map(onNodes.map((targetGroup) => [nodePortBox(targetGroup, context), targetGroup]));
  const registrations = new Set(onNodes.map(({ targets }) => targets.registration));
  return {
    groups: [
      { id, parent: CLUSTER, kind: 'nodes', caption: 'Nodes', title: `by ${[...registrations].join(', ')}`, lines: [] },
    ],
    nodes: [...ports].map(([box, { port, targets }]) => ({
      id: box,
      group: id,
      kind: 'nodes',
      caption: targets.controllerPort === undefined ? 'Port' : 'NodePort',
      title: port === undefined ? 'chosen by the cluster' : String(port),
      lines: [],
    })),
    edges: [...ports].flatMap(([from, targetGroup]) => {
      const to = controllerBox(targetGroup, context);
      return to === undefined ? [] : [{ from, to, kind: 'traffic' as const }];
    }),
  };
}
