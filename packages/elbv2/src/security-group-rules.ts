import { canonicalClient } from './canonical-client';
import { parseCidr } from './cidr';
import type { ClientSpec } from './specification/client';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import type { ResolvedNetworkLoadBalancer, ResolvedTargetGroup } from './specification/resolved';
import { resolveNetworkLoadBalancer } from './specification/resolved';

/** What a rule lets through. */
export interface SecurityGroupTraffic {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6';
  /** The first port, or the ICMP type. */
  readonly fromPort: number;
  /** The last port, or the ICMP code (-1: every code). */
  readonly toPort: number;
}

/** The other end of a rule: a client, or one of the two security groups that the rules are about. */
export type SecurityGroupPeer = ClientSpec | 'load-balancer' | 'targets';

/** One rule of a security group. */
export interface SecurityGroupRule extends SecurityGroupTraffic {
  readonly peer: SecurityGroupPeer;
  readonly description: string;
}

/** The rules that a load balancer needs, on its own security group and on each one of its targets. */
export interface SecurityGroupRules {
  readonly loadBalancer: {
    readonly ingress: readonly SecurityGroupRule[];
    readonly egress: readonly SecurityGroupRule[];
  };
  /** Nothing for target groups whose TargetGroupBinding opens the security groups of the targets itself. */
  readonly targets: { readonly ingress: readonly SecurityGroupRule[] };
}

/**
 * The exact rules that a load balancer needs: its clients to its listeners, path MTU discovery, and from it to its
 * targets by group reference, health checks included (they obey the egress rules of the load balancer's group).
 */
export function securityGroupRules(spec: NetworkLoadBalancerSpec): SecurityGroupRules {
  const resolved = resolveNetworkLoadBalancer(spec);
  const loadBalancer = { ...resolved, clients: resolved.clients.map(canonicalClient) };
  const targetGroups = Object.entries(loadBalancer.targetGroups);
  const reached = distinct(targetGroups.flatMap(targetTraffic));
  const opened = distinct(targetGroups.filter(([, group]) => !isOpenedByController(group)).flatMap(targetTraffic));
  return {
    loadBalancer: {
      ingress: [...listenerRules(loadBalancer), ...pathMtuRules(loadBalancer)],
      egress: reached.map(({ traffic, description }) => ({ ...traffic, peer: 'targets', description })),
    },
    targets: {
      ingress: opened.map(({ traffic, description }) => ({ ...traffic, peer: 'load-balancer', description })),
    },
  };
}

function isOpenedByController({ registration }: ResolvedTargetGroup): boolean {
  return registration.kind === 'target-group-binding' && registration.networking !== undefined;
}

function listenerRules({ listeners, clients }: ResolvedNetworkLoadBalancer): SecurityGroupRule[] {
  return listeners.flatMap(({ port, protocol }) =>
    transports(protocol).flatMap((transport) =>
      clients.map((peer) => ({
        protocol: transport,
        fromPort: port,
        toPort: port,
        peer,
        description: `Clients to the ${protocol} listener on ${port}`,
      })),
    ),
  );
}

/** Routers on the way report a packet that is too large from addresses of their own, so clients' blocks do not cover them. */
function pathMtuRules({ scheme, ipAddressType, clients }: ResolvedNetworkLoadBalancer): SecurityGroupRule[] {
  const description = 'Path MTU discovery';
  const anywhere = { ipv4: [{ cidr: '0.0.0.0/0' }], ipv6: [{ cidr: '::/0' }] };
  const peers = (family: 'ipv4' | 'ipv6'): ClientSpec[] =>
    scheme === 'internet-facing'
      ? anywhere[family]
      : clients.filter(({ cidr }) => cidr === undefined || (parseCidr(cidr)?.family ?? 'ipv4') === family);
  const ipv4 = peers('ipv4').map((peer) => ({ ...FRAGMENTATION_NEEDED, peer, description }));
  const ipv6 = peers('ipv6').map((peer) => ({ ...PACKET_TOO_BIG, peer, description }));
  return ipAddressType === 'dualstack' ? [...ipv4, ...ipv6] : ipv4;
}

const FRAGMENTATION_NEEDED = { protocol: 'icmp', fromPort: 3, toPort: 4 } as const;
const PACKET_TOO_BIG = { protocol: 'icmpv6', fromPort: 2, toPort: -1 } as const;

interface DescribedTraffic {
  readonly traffic: SecurityGroupTraffic;
  readonly description: string;
}

function targetTraffic([key, { port, protocol, healthCheck }]: [string, ResolvedTargetGroup]): DescribedTraffic[] {
  const healthCheckPort = healthCheck.port === 'traffic-port' ? port : healthCheck.port;
  return [
    ...transports(protocol).map((transport) => ({
      traffic: { protocol: transport, fromPort: port, toPort: port },
      description: `Load balancer to the targets of ${key}`,
    })),
    {
      traffic: { protocol: 'tcp', fromPort: healthCheckPort, toPort: healthCheckPort },
      description: `Health checks of ${key}`,
    },
  ];
}

function distinct(all: readonly DescribedTraffic[]): DescribedTraffic[] {
  const byTraffic = new Map<string, DescribedTraffic>();
  for (const one of all) {
    const { protocol, fromPort, toPort } = one.traffic;
    const key = `${protocol}-${fromPort}-${toPort}`;
    if (!byTraffic.has(key)) byTraffic.set(key, one);
  }
  return [...byTraffic.values()];
}

function transports(protocol: string): readonly ('tcp' | 'udp')[] {
  if (protocol === 'UDP') return ['udp'];
  return protocol === 'TCP_UDP' ? ['tcp', 'udp'] : ['tcp'];
}
