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
