import { securityGroupRules, type SecurityGroupRule } from './security-group-rules';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { change } from '../testing/change';
import {
  DUAL_STACK,
  INTERNAL,
  INTERNET_FACING,
  IP_ADDRESSES,
  NODE_PORT,
  SPECIFICATIONS,
  UDP,
} from '../testing/specifications';

/** A rule on one line: `tcp 80 203.0.113.0/24`. */
function line({ protocol, fromPort, toPort, peer }: SecurityGroupRule): string {
  const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}..${toPort}`;
  const who = typeof peer === 'string' ? peer : (peer.cidr ?? peer.prefixListId ?? peer.securityGroupId);
  return `${protocol} ${ports} ${who}`;
}

function lines(spec: NetworkLoadBalancerSpec) {
  const { loadBalancer, targets } = securityGroupRules(spec);
  return {
    clients: loadBalancer.ingress.map(line),
    toTargets: loadBalancer.egress.map(line),
    onTargets: targets.ingress.map(line),
  };
}

test('NodePort instances are reached on the NodePort, which the health check shares', () => {
  expect(lines(NODE_PORT)).toEqual({
    clients: [
      'tcp 80 198.51.100.0/24',
      'tcp 80 203.0.113.7/32',
      'tcp 443 198.51.100.0/24',
      'tcp 443 203.0.113.7/32',
      'icmp 3..4 0.0.0.0/0',
    ],
    toTargets: ['tcp 30080 targets'],
    onTargets: ['tcp 30080 load-balancer'],
  });
});

test('pods are reached on the port of the container and on the port of the health check', () => {
  const spec = change(INTERNET_FACING, ['targetGroups', 'https', 'healthCheck', 'port'], 10254);

  expect(lines(spec)).toEqual({
    clients: ['tcp 80 0.0.0.0/0', 'tcp 443 0.0.0.0/0', 'icmp 3..4 0.0.0.0/0'],
    toTargets: ['tcp 2443 targets', 'tcp 80 targets', 'tcp 10254 targets'],
    onTargets: ['tcp 2443 load-balancer', 'tcp 80 load-balancer', 'tcp 10254 load-balancer'],
  });
});

test('UDP targets are also reached over TCP, which their health check uses', () => {
  expect(lines(UDP)).toEqual({
    clients: ['tcp 53 10.20.0.0/16', 'udp 53 10.20.0.0/16', 'udp 514 10.20.0.0/16', 'icmp 3..4 10.20.0.0/16'],
    toTargets: ['tcp 30053 targets', 'udp 30053 targets', 'udp 30514 targets', 'tcp 10256 targets'],
    onTargets: [
      'tcp 30053 load-balancer',
      'udp 30053 load-balancer',
      'udp 30514 load-balancer',
      'tcp 10256 load-balancer',
    ],
  });
});

test('a dual-stack load balancer also lets in ICMPv6, for packets that are too big', () => {
  expect(lines(DUAL_STACK)).toEqual({
    clients: ['tcp 443 203.0.113.0/24', 'tcp 443 2001:db8:100::/40', 'icmp 3..4 0.0.0.0/0', 'icmpv6 2..-1 ::/0'],
    toTargets: ['tcp 8443 targets', 'tcp 9443 targets'],
    onTargets: ['tcp 8443 load-balancer', 'tcp 9443 load-balancer'],
  });
});

test('an internal load balancer lets in path MTU discovery from its clients only', () => {
  expect(lines(INTERNAL).clients).toEqual([
    'tcp 443 10.20.0.0/16',
    'tcp 443 pl-0a1b2c3d4e5f60718',
    'tcp 443 sg-0b2c3d4e5f607182a',
    'icmp 3..4 10.20.0.0/16',
    'icmp 3..4 pl-0a1b2c3d4e5f60718',
    'icmp 3..4 sg-0b2c3d4e5f607182a',
  ]);
});

test('an internal dual-stack load balancer lets in ICMP by the address family of each client', () => {
  const spec = change(change(DUAL_STACK, ['scheme'], 'internal'), ['clients', 2], { prefixListId: 'pl-0a1b2c3d' });

  expect(lines(spec).clients.filter((rule) => rule.startsWith('icmp'))).toEqual([
    'icmp 3..4 203.0.113.0/24',
    'icmp 3..4 pl-0a1b2c3d',
    'icmpv6 2..-1 2001:db8:100::/40',
    'icmpv6 2..-1 pl-0a1b2c3d',
  ]);
});

test('clients are given as AWS writes their blocks', () => {
  const spec = change(DUAL_STACK, ['clients', 1, 'cidr'], '2001:DB8:0100:0::/40');

  expect(lines(spec).clients).toContain('tcp 443 2001:db8:100::/40');
});

test('a target group whose TargetGroupBinding opens its security groups needs no rule of Terraform on them', () => {
  expect(lines(INTERNAL).toTargets).toEqual(['tcp 8443 targets']);
  expect(lines(INTERNAL).onTargets).toEqual([]);
});

test('a port that several target groups share is opened once', () => {
  const spec = change(INTERNET_FACING, ['targetGroups', 'http', 'port'], 80);

  expect(lines(spec).onTargets).toEqual(['tcp 80 load-balancer']);
});

test('rules say what they are for', () => {
  const spec = change(INTERNET_FACING, ['targetGroups', 'https', 'healthCheck', 'port'], 10254);
  const { loadBalancer } = securityGroupRules(spec);

  expect([...loadBalancer.ingress, ...loadBalancer.egress].map(({ description }) => description)).toEqual([
    'Clients to the TCP listener on 80',
    'Clients to the TLS listener on 443',
    'Path MTU discovery',
    'Load balancer to the targets of http',
    'Load balancer to the targets of https',
    'Health checks of https',
  ]);
});

test('targets outside the VPC are reached by their addresses, where no rule can refer to a group', () => {
  expect(lines(IP_ADDRESSES)).toMatchObject({
    toTargets: ['tcp 636 targets', 'tcp 636 192.168.1.20/32'],
    onTargets: ['tcp 636 load-balancer'],
  });
});

test('addresses with ports of their own are reached and checked on these', () => {
  const spec = change(IP_ADDRESSES, ['targetGroups', 'ldap', 'registration', 'targets', 1, 'port'], 1636);

  expect(lines(spec).onTargets).toEqual(['tcp 636 load-balancer', 'tcp 1636 load-balancer']);
});

test('QUIC is UDP, and TCP_QUIC both', () => {
  const quic = change(
    change(UDP, ['listeners', 1, 'protocol'], 'QUIC'),
    ['targetGroups', 'syslog', 'protocol'],
    'QUIC',
  );
  const both = change(UDP, ['listeners', 1, 'protocol'], 'TCP_QUIC');

  expect(lines(quic)).toEqual(lines(UDP));
  expect(lines(both).clients).toContain('tcp 514 10.20.0.0/16');
});

describe('the cost in rules', () => {
  const costOf = (spec: NetworkLoadBalancerSpec) => securityGroupRules(spec).cost;

  test('counts one for each client on each port, and each port in each group of the targets', () => {
    expect(costOf(NODE_PORT)).toEqual({ loadBalancer: { ingress: 5, egress: 2 }, targets: { ingress: 1 } });
  });

  test('is that of the address family with more rules', () => {
    const spec = change(DUAL_STACK, ['clients', 2], { cidr: '2001:db8:200::/40' });

    expect(costOf(DUAL_STACK).loadBalancer.ingress).toBe(2);
    expect(costOf(spec).loadBalancer.ingress).toBe(3);
  });

  test('counts a group or a prefix list in both families', () => {
    expect(costOf(INTERNAL).loadBalancer.ingress).toBe(6);
  });

  test('counts each address outside the VPC', () => {
    expect(costOf(IP_ADDRESSES).loadBalancer.egress).toBe(2);
  });
});

test.each(Object.entries(SPECIFICATIONS))(
  '%s is let through to its targets in the VPC by group only',
  (_name, spec) => {
    const { loadBalancer, targets } = securityGroupRules(spec);
    const inVpc = loadBalancer.egress.filter(({ peer }) => JSON.stringify(peer) !== '{"cidr":"192.168.1.20/32"}');

    expect(new Set(inVpc.map(({ peer }) => peer))).toEqual(new Set(['targets']));
    expect(targets.ingress.filter(({ peer }) => peer !== 'load-balancer')).toEqual([]);
  },
);
