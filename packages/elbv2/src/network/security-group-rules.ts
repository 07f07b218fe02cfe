import { canonicalClient } from '../canonical-client';
import { addressFamily, parseCidr } from '../cidr';
import type { ClientSpec } from '../specification/client';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import type { IpTargetSpec } from './specification/registration';
import {
  type ResolvedNetworkLoadBalancer,
  type ResolvedTargetGroup,
  resolveNetworkLoadBalancer,
} from './specification/resolved';

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
  /** What the rules cost of each group's quota: those of the address family that has more of them. */
  readonly cost: {
    readonly loadBalancer: { readonly ingress: number; readonly egress: number };
    /** On each of the groups of the targets. */
    readonly targets: { readonly ingress: number };
  };
}

/**
 * The exact rules that a load balancer needs: its clients to its listeners, path MTU discovery, and from it to its
 * targets by group reference, health checks included (they obey the egress rules of the load balancer's group).
 */
export function securityGroupRules(spec: NetworkLoadBalancerSpec): SecurityGroupRules {
  const resolved = resolveNetworkLoadBalancer(spec);
  const loadBalancer = { ...resolved, clients: resolved.clients.map(canonicalClient) };
  const targetGroups = Object.entries(loadBalancer.targetGroups);
  const inGroups = targetGroups.filter(([, group]) => hasTargetsInGroups(group));
  const reached = distinct(inGroups.flatMap(targetTraffic));
  const opened = distinct(inGroups.filter(([, group]) => !isOpenedByController(group)).flatMap(targetTraffic));
  const ingress = [...listenerRules(loadBalancer), ...pathMtuRules(loadBalancer)];
  const toGroups = reached.map(({ traffic, description }) => ({ ...traffic, peer: 'targets' as const, description }));
  const toAddresses = distinctRules(targetGroups.flatMap(addressRules));
  return {
    loadBalancer: { ingress, egress: [...toGroups, ...toAddresses] },
    targets: {
      ingress: opened.map(({ traffic, description }) => ({ ...traffic, peer: 'load-balancer', description })),
    },
    cost: {
      loadBalancer: {
        ingress: costOf(ingress),
        egress: costOf(toAddresses) + toGroups.length * Math.max(1, loadBalancer.targetSecurityGroupIds.length),
      },
      targets: { ingress: opened.length },
    },
  };
}

/** A rule for a group or a prefix list counts in both address families, as far as is known. */
function costOf(rules: readonly SecurityGroupRule[]): number {
  const families = rules.map(({ peer }) =>
    typeof peer === 'object' && peer.cidr !== undefined ? parseCidr(peer.cidr)?.family : undefined,
  );
  const count = (other: 'ipv4' | 'ipv6') => families.filter((family) => family !== other).length;
  return Math.max(count('ipv4'), count('ipv6'));
}

/** A target that names its zone is outside the VPC, where no rule can refer to its security group. */
const isOutside = ({ availabilityZone }: IpTargetSpec) => availabilityZone !== undefined;

function hasTargetsInGroups({ registration }: ResolvedTargetGroup): boolean {
  return registration.kind !== 'ip-addresses' || !registration.targets.every(isOutside);
}

function addressRules([key, group]: [string, ResolvedTargetGroup]): SecurityGroupRule[] {
  const { registration, protocol, healthCheck } = group;
  if (registration.kind !== 'ip-addresses') return [];
  return registration.targets.filter(isOutside).flatMap(({ address, port = group.port }) => {
    const peer = { cidr: `${address}/${addressFamily(address) === 'ipv6' ? 128 : 32}` };
    const rule = (transport: 'tcp' | 'udp', to: number, description: string) => ({
      protocol: transport,
      fromPort: to,
      toPort: to,
      peer,
      description,
    });
    const traffic = transports(protocol).map((transport) =>
      rule(transport, port, `Load balancer to the targets of ${key}`),
    );
    const checked = healthCheck.port === 'traffic-port' ? port : healthCheck.port;
    return [...traffic, rule('tcp', checked, `Health checks of ${key}`)];
  });
}

function distinctRules(rules: readonly SecurityGroupRule[]): SecurityGroupRule[] {
  const keyOf = ({ protocol, fromPort, peer }: SecurityGroupRule) => JSON.stringify([protocol, fromPort, peer]);
  return [...new Map([...rules].reverse().map((rule) => [keyOf(rule), rule])).values()].reverse();
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

function targetTraffic([key, group]: [string, ResolvedTargetGroup]): DescribedTraffic[] {
  const { protocol, healthCheck } = group;
  const ports = trafficPorts(group);
  const healthCheckPorts = healthCheck.port === 'traffic-port' ? ports : [healthCheck.port];
  return [
    ...ports.flatMap((port) =>
      transports(protocol).map((transport) => ({
        traffic: { protocol: transport, fromPort: port, toPort: port },
        description: `Load balancer to the targets of ${key}`,
      })),
    ),
    ...healthCheckPorts.map((port) => ({
      traffic: { protocol: 'tcp' as const, fromPort: port, toPort: port },
      description: `Health checks of ${key}`,
    })),
  ];
}

/** The ports of the targets in the VPC; an address may have one of its own. */
function trafficPorts({ port, registration }: ResolvedTargetGroup): readonly number[] {
  if (registration.kind !== 'ip-addresses') return [port];
  const inVpc = registration.targets.filter((target) => !isOutside(target));
  return [...new Set(inVpc.map((target) => target.port ?? port))];
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
  if (protocol === 'UDP' || protocol === 'QUIC') return ['udp'];
  return protocol === 'TCP_UDP' || protocol === 'TCP_QUIC' ? ['tcp', 'udp'] : ['tcp'];
}
