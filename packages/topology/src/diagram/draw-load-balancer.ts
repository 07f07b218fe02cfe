import { transportsOf } from '../terraform/security-groups';
import type { Listener, LoadBalancer, Route } from '../topology';
import type { DiagramEdge, DiagramGroup, DiagramNode } from './diagram';
import { drawNodePorts, drawServices, drawTargetGroup, type LoadBalancerContext } from './draw-targets';
import { loadBalancerKind, loadBalancerName } from './names';
import { joinParts, shortened, type Parts } from './parts';

/** A load balancer with who reaches it, and what it reaches. */
export function drawLoadBalancer(context: LoadBalancerContext): Parts {
  const { loadBalancer, prefix } = context;
  const { scheme, ipAddressType, addresses, zones, owner } = loadBalancer;
  const group: DiagramGroup = {
    id: prefix,
    kind: 'load-balancer',
    caption: loadBalancerKind(loadBalancer),
    title: loadBalancerName(loadBalancer),
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
  return joinParts([
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
  const boxes = new Map<string, { readonly peers: readonly string[]; readonly to: DiagramEdge[] }>();
  listeners.forEach((listener, index) => {
    const { clients } = listener;
    if (clients.length === 0) return;
    const key = clients.join(' ');
    const box = boxes.get(key) ?? { peers: clients, to: [] };
    const from = `${prefix}c${[...boxes.keys(), key].indexOf(key)}`;
    box.to.push({ from, to: `${prefix}l${index}`, label: describeTraffic(listener), kind: 'traffic' });
    boxes.set(key, box);
  });
  return {
    groups: [],
    nodes: [...boxes.values()].map(({ peers }, index) => ({
      id: `${prefix}c${index}`,
      kind: 'clients',
      caption: 'Clients',
      title: !isAnybody(peers) ? 'Allowed addresses' : scheme === 'internal' ? 'Anybody inside' : 'Anybody',
      lines: shortened(peers),
    })),
    edges: [...boxes.values()].flatMap(({ to }) => to),
  };
}

function isAnybody(peers: readonly string[]): boolean {
  return peers.some((peer) => peer === '0.0.0.0/0' || peer === '::/0');
}

/** What the security group lets through for a listener. */
function describeTraffic({ protocol, port }: Listener): string {
  return `${transportsOf(protocol)
    .map((transport) => transport.toUpperCase())
    .join(' and ')} ${port}`;
}

/** Names that lead to a load balancer; clients look them up before they connect. */
function drawDns({ hostNames, listeners }: LoadBalancer, prefix: string): Parts {
  const isReached = listeners.some(({ clients }) => clients.length > 0);
  if (hostNames.length === 0) return { groups: [], nodes: [], edges: [] };
  const id = `${prefix}d`;
  return {
    groups: [],
    nodes: [{ id, kind: 'dns', caption: 'Route 53', title: 'DNS records', lines: shortened(hostNames) }],
    edges: [
      ...(isReached ? [{ from: `${prefix}c0`, to: id, label: 'look up', kind: 'control' as const, beside: true }] : []),
      ...(listeners.length === 0 ? [] : [{ from: id, to: prefix, label: 'alias', kind: 'control' as const }]),
    ],
  };
}

function drawListener(listener: Listener, id: string, group: string): DiagramNode {
  const { protocol, port, tlsPolicy, certificates, clients, routes } = listener;
  const passesOn = !['HTTP', 'HTTPS', 'TLS'].includes(protocol);
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
      ...(passesOn ? ['passed on as it is'] : []),
      ...(certificates === 0 ? [] : [certificates === 1 ? '1 certificate' : `${certificates} certificates`]),
      ...shortened([...new Set(answers)]),
      ...(clients.length === 0 ? ['no rule lets clients in'] : []),
    ],
  };
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
