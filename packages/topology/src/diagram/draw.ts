import type {
  ControllerPort,
  IngressController,
  Listener,
  LoadBalancer,
  Operator,
  Route,
  TargetGroup,
  Topology,
} from '../topology';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from './diagram';

interface Parts {
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const CLUSTER = 'cluster';

/** The boxes and lines of a topology. Ids depend on the order of its parts alone. */
export function draw(topology: Topology): Diagram {
  const controllers = new Map(topology.controllers.map((controller, index) => [controller.id, `controller${index}`]));
  const operators = new Map(topology.operators.map(({ name }, index) => [name, `operator${index}`]));
  const parts = join([
    drawCluster(topology),
    ...topology.loadBalancers.map((loadBalancer, index) =>
      drawLoadBalancer({ loadBalancer, prefix: `lb${index}`, topology, controllers, operators }),
    ),
    ...topology.controllers.map((controller) => drawController(controller, controllers.get(controller.id) ?? '')),
    ...topology.operators.map((operator) => drawOperator(operator, operators.get(operator.name) ?? '')),
  ]);
  return { title: titleOf(topology), description: describe(topology), ...withoutEmptyGroups(parts) };
}

function titleOf({ name, account, region }: Topology): string {
  return [name, account === undefined ? undefined : `account ${account}`, region].filter(Boolean).join(' · ');
}

function describe({ name, loadBalancers, controllers }: Topology): string {
  const described = loadBalancers.map((loadBalancer) => {
    const ports = loadBalancer.listeners.map(({ port, protocol }) => `${protocol} ${port}`).join(', ');
    const groups = loadBalancer.targetGroups.map(
      ({ targets, port }) => `${describeTargetKind(targets.kind)} on port ${port ?? 'unknown'}`,
    );
    return `${kindName(loadBalancer)} ${nameOf(loadBalancer)}, ${loadBalancer.scheme}, listens on ${ports} and sends to ${groups.join(', ')}.`;
  });
  const behind = controllers.map((controller) => `${controllerTitle(controller)} routes to the Services.`);
  return [`What ${name} puts in front of its cluster.`, ...described, ...behind].join(' ');
}

function drawCluster({ cluster }: Topology): Parts {
  const group: DiagramGroup = { id: CLUSTER, kind: 'cluster', caption: 'EKS cluster', title: cluster ?? '', lines: [] };
  return { groups: cluster === undefined ? [] : [group], nodes: [], edges: [] };
}

/** Without groups that nothing is in, and with what names a group that is not drawn outside of it. */
function withoutEmptyGroups({ groups, nodes, edges }: Parts): Parts {
  const used = new Set([...nodes.map(({ group }) => group), ...groups.map(({ parent }) => parent)]);
  const drawn = groups.filter(({ id }) => used.has(id));
  const ids = new Set(drawn.map(({ id }) => id));
  const known = (id: string | undefined) => (id !== undefined && ids.has(id) ? id : undefined);
  return {
    groups: drawn.map((group) => ({ ...group, parent: known(group.parent) })),
    nodes: nodes.map((node) => ({ ...node, group: known(node.group) })),
    edges,
  };
}

interface LoadBalancerContext {
  readonly loadBalancer: LoadBalancer;
  /** What the ids of its boxes begin with. */
  readonly prefix: string;
  readonly topology: Topology;
  /** The ids of the boxes of ingress controllers by their own. */
  readonly controllers: ReadonlyMap<string, string>;
  /** The ids of the boxes of operators by their names. */
  readonly operators: ReadonlyMap<string, string>;
}

function drawLoadBalancer(context: LoadBalancerContext): Parts {
  const { loadBalancer, prefix } = context;
  const { scheme, ipAddressType, addresses, zones, owner } = loadBalancer;
  const group: DiagramGroup = {
    id: prefix,
    kind: 'load-balancer',
    caption: kindName(loadBalancer),
    title: nameOf(loadBalancer),
    lines: [
      `${scheme}, ${ipAddressType}, ${addresses}`,
      ...(zones.length > 0 ? [`in ${zones.join(', ')}`] : []),
      ...(owner === 'Terraform' ? [] : [`made by the ${owner}`]),
    ],
  };
  const listeners = loadBalancer.listeners.map((listener, index) =>
    drawListener(listener, `${prefix}l${index}`, prefix),
  );
  const targetGroups = new Map(loadBalancer.targetGroups.map(({ id }, index) => [id, `${prefix}t${index}`]));
  const routes = loadBalancer.listeners.flatMap((listener, index) =>
    drawRoutes(listener.routes, `${prefix}l${index}`, targetGroups),
  );
  return join([
    drawClients(loadBalancer, prefix),
    drawDns(loadBalancer, prefix),
    { groups: [group], nodes: listeners, edges: routes },
    ...loadBalancer.targetGroups.map((targetGroup) =>
      drawTargetGroup(targetGroup, targetGroups.get(targetGroup.id) ?? '', context),
    ),
    drawNodePorts(loadBalancer, context),
    drawServices(loadBalancer, context),
    drawOwner(loadBalancer, context),
  ]);
}

/** A line from a load balancer to the operator that makes it. */
function drawOwner({ owner }: LoadBalancer, { prefix, operators }: LoadBalancerContext): Parts {
  const operator = operators.get(owner);
  const edges: readonly DiagramEdge[] =
    operator === undefined ? [] : [{ from: prefix, to: operator, label: 'made by', kind: 'control' }];
  return { groups: [], nodes: [], edges };
}

/** Clients that may use the same listeners are one box. */
function drawClients({ listeners, scheme }: LoadBalancer, prefix: string): Parts {
  const byPeers = new Map<string, { readonly peers: readonly string[]; readonly listeners: readonly number[] }>();
  listeners.forEach(({ clients }, index) => {
    const key = clients.join(' ');
    byPeers.set(key, { peers: clients, listeners: [...(byPeers.get(key)?.listeners ?? []), index] });
  });
  const boxes = [...byPeers.values()].filter(({ peers }) => peers.length > 0);
  return {
    groups: [],
    nodes: boxes.map(({ peers }, index) => ({
      id: `${prefix}c${index}`,
      kind: 'clients',
      caption: 'Clients',
      title: !isAnybody(peers) ? 'Allowed addresses' : scheme === 'internal' ? 'Anybody inside' : 'Anybody',
      lines: shortened(peers),
    })),
    edges: boxes.flatMap((box, index) =>
      box.listeners.map((listener) => ({
        from: `${prefix}c${index}`,
        to: `${prefix}l${listener}`,
        label: transport(listeners[listener]),
        kind: 'traffic' as const,
      })),
    ),
  };
}

function isAnybody(peers: readonly string[]): boolean {
  return peers.some((peer) => peer === '0.0.0.0/0' || peer === '::/0');
}

/** The rule of the security group that lets clients reach a listener. */
function transport(listener: Listener | undefined): string {
  const { protocol = '', port = 0 } = listener ?? {};
  const names: Readonly<Record<string, string>> = {
    UDP: 'UDP',
    QUIC: 'UDP',
    TCP_UDP: 'TCP and UDP',
    TCP_QUIC: 'TCP and UDP',
  };
  return `${names[protocol] ?? 'TCP'} ${port}`;
}

/** Names that lead to a load balancer; clients look them up before they connect. */
function drawDns({ hostNames, listeners }: LoadBalancer, prefix: string): Parts {
  const [first] = listeners.flatMap(({ clients }, index) => (clients.length > 0 ? [index] : []));
  if (hostNames.length === 0) return { groups: [], nodes: [], edges: [] };
  const id = `${prefix}d`;
  return {
    groups: [],
    nodes: [{ id, kind: 'dns', caption: 'Route 53', title: 'DNS records', lines: shortened(hostNames) }],
    edges: [
      ...(first === undefined
        ? []
        : [{ from: `${prefix}c0`, to: id, label: 'look up', kind: 'control' as const, beside: true }]),
      ...(listeners.length === 0 ? [] : [{ from: id, to: prefix, label: 'alias', kind: 'control' as const }]),
    ],
  };
}

function drawListener(listener: Listener, id: string, group: string): DiagramNode {
  const { protocol, port, tlsPolicy, certificates, routes } = listener;
  const answers = routes.flatMap(({ requests, action }) =>
    action.kind === 'answer' ? [[requests, action.description].filter(Boolean).join(' ')] : [],
  );
  return {
    id,
    group,
    kind: 'load-balancer',
    caption: 'Listener',
    title: `${protocol} ${port}`,
    lines: [
      ...(tlsPolicy === undefined ? [] : [tlsPolicy]),
      ...(kindOfTraffic(protocol) === 'connections' ? ['passed on as it is'] : []),
      ...(certificates === 0 ? [] : [certificates === 1 ? '1 certificate' : `${certificates} certificates`]),
      ...shortened([...new Set(answers)]),
    ],
  };
}

/** Whether a listener reads requests, ends TLS, or passes on what it receives. */
function kindOfTraffic(protocol: string): 'requests' | 'decrypted' | 'connections' {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return 'requests';
  return protocol === 'TLS' ? 'decrypted' : 'connections';
}

/** One line from a listener to each target group, with the requests that take it. */
function drawRoutes(
  routes: readonly Route[],
  from: string,
  targetGroups: ReadonlyMap<string, string>,
): readonly DiagramEdge[] {
  const labels = new Map<string, string[]>();
  for (const { requests, action } of routes) {
    const to = action.kind === 'forward' ? targetGroups.get(action.targetGroup) : undefined;
    if (action.kind !== 'forward' || to === undefined) continue;
    const weight = action.weight === undefined ? '' : `weight ${action.weight}`;
    labels.set(to, [...(labels.get(to) ?? []), [requests, weight].filter(Boolean).join(', ')]);
  }
  return [...labels].map(([to, requests]) => ({
    from,
    to,
    label: shortened(requests.filter((each) => each !== '')).join('\n') || undefined,
    kind: 'traffic',
  }));
}

function drawTargetGroup(targetGroup: TargetGroup, id: string, context: LoadBalancerContext): Parts {
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

function drawServices(loadBalancer: LoadBalancer, context: LoadBalancerContext): Parts {
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
function drawNodePorts({ targetGroups }: LoadBalancer, context: LoadBalancerContext): Parts {
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

function drawController(controller: IngressController, id: string): Parts {
  const { replicas, namespace, service, ingressClass, ports, workloads } = controller;
  const routing = ports.flatMap(({ answer }, index) => (answer === undefined ? [`${id}p${index}`] : []));
  const nodes: readonly DiagramNode[] =
    ports.length > 0 ? ports.map((port, index) => drawPort(port, `${id}p${index}`, id)) : [drawPods(`${id}p`, id)];
  const services: DiagramNode = {
    id: `${id}s`,
    group: CLUSTER,
    kind: 'services',
    caption: ingressClass === undefined ? 'Ingresses' : `Ingress class ${ingressClass}`,
    title: 'Services of the cluster',
    lines: shortened(workloads.map(({ hostName, service: name }) => `${hostName} → ${name}`)),
  };
  return {
    groups: [
      {
        id,
        parent: CLUSTER,
        kind: 'controller',
        caption: 'Ingress controller',
        title: controllerTitle(controller),
        lines: [
          ...(service === undefined ? [] : [`Service ${service.name}, ${service.type}`]),
          [
            ...(namespace === undefined ? [] : [`namespace ${namespace}`]),
            ...(replicas === undefined ? [] : [replicas === 1 ? '1 replica' : `${replicas} replicas`]),
          ].join(', '),
        ].filter((line) => line !== ''),
      },
    ],
    nodes: [...nodes, services],
    edges: (ports.length > 0 ? routing : [`${id}p`]).map((from) => ({ from, to: services.id, kind: 'traffic' })),
  };
}

function drawPort({ port, answer }: ControllerPort, id: string, group: string): DiagramNode {
  const lines = [answer ?? 'routes by host and path'];
  return { id, group, kind: 'controller', caption: 'Pods', title: `port ${port}`, lines };
}

function drawPods(id: string, group: string): DiagramNode {
  return { id, group, kind: 'controller', caption: 'Pods', title: 'all ports', lines: ['routes by host and path'] };
}

function drawOperator({ name, version, namespace }: Operator, id: string): Parts {
  const lines = [version, namespace === undefined ? undefined : `namespace ${namespace}`];
  return {
    groups: [],
    nodes: [
      {
        id,
        group: CLUSTER,
        kind: 'operator',
        caption: 'Controller',
        title: name,
        lines: lines.filter((line) => line !== undefined),
      },
    ],
    edges: [],
  };
}

function controllerTitle({ name, version }: IngressController): string {
  return [name, version].filter(Boolean).join(' ');
}

function kindName({ kind }: LoadBalancer): string {
  return kind === 'application' ? 'Application Load Balancer' : 'Network Load Balancer';
}

function nameOf({ name }: LoadBalancer): string {
  return name ?? 'named by its controller';
}

function describeTargetKind(kind: TargetGroup['targets']['kind']): string {
  return kind === 'load-balancer' ? 'a load balancer' : kind;
}

/** The first lines of a list that is too long to draw, and how many are left out. */
function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= 5 ? lines : [...lines.slice(0, 4), `and ${lines.length - 4} more`];
}

function join(parts: readonly Parts[]): Parts {
  return {
    groups: parts.flatMap(({ groups }) => groups),
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}
