import { quote } from '@eks-ingress/diagnostics';
import ipaddr from 'ipaddr.js';
import { isCidr } from '@eks-ingress/annotations';
import type { ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const source = 'pkg/service/model_build_load_balancer.go';

/** Whether the addresses of the load balancer fit its scheme and its subnets. */
export function checkAddresses(facts: ServiceFacts): readonly ControllerFinding[] {
  return [...checkScheme(facts), ...checkCounts(facts), ...checkSubnets(facts), ...checkPrefixes(facts)];
}

// A scheme that is written is compared when annotations are parsed.
function checkScheme({ values, scheme, settings }: ServiceFacts): readonly ControllerFinding[] {
  if (values[`${prefix}scheme`] !== undefined || values[`${prefix}internal`] !== undefined) return [];
  const key = scheme === 'internal' ? `${prefix}eip-allocations` : `${prefix}private-ipv4-addresses`;
  if (values[key] === undefined) return [];
  const wanted = scheme === 'internal' ? 'internet-facing' : 'internal';
  const flag = settings.defaultLoadBalancerScheme === undefined ? 'as it comes' : 'by its flag';
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-address-scheme',
      at: key,
      message: `${key} is for ${quote(wanted)} load balancers, and nothing says that this one is: the controller makes it ${quote(scheme)}, ${flag}.`,
      effect: 'rejects',
      fix: `Set ${prefix}scheme to ${quote(wanted)}.`,
      source,
    }),
  ];
}

/** What there is one of for each subnet. */
const lists = [
  [`${prefix}eip-allocations`, 'Elastic IP addresses'],
  [`${prefix}private-ipv4-addresses`, 'addresses'],
  [`${prefix}ipv6-addresses`, 'addresses'],
  [`${prefix}source-nat-ipv6-prefixes`, 'prefixes'],
] as const;

// An empty list stands for no addresses, not for the default. No number of subnets fits lists of different lengths.
function checkCounts({ values, subnetCount }: ServiceFacts): readonly ControllerFinding[] {
  const given = lists.flatMap(([key, what]) => {
    const count = values[key]?.length;
    return count === undefined ? [] : [{ key, what, count }];
  });
  const first = given.find(({ count }) => count > 0);
  return given.flatMap(({ key, what, count }): readonly ControllerFinding[] => {
    const wanted = subnetCount ?? first?.count;
    if (count > 0 && count === wanted) return [];
    const others =
      subnetCount === undefined ? `${first?.key} has ${wanted}` : `the load balancer stands in ${subnetCount} subnets`;
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-address-count',
        at: key,
        message: count === 0 ? `${key} is empty.` : `${key} has ${count} ${what}, and ${others}.`,
        effect: 'rejects',
        fix: count === 0 ? 'Give one for each subnet, or remove it.' : 'Give one for each subnet.',
        source,
      }),
    ];
  });
}

const families = [
  { key: `${prefix}private-ipv4-addresses`, name: 'private IPv4 address' },
  { key: `${prefix}ipv6-addresses`, name: 'IPv6 address' },
] as const;

// Each subnet has exactly one of the addresses; those of the other family are of no account.
function checkSubnets({ values, subnets }: ServiceFacts): readonly ControllerFinding[] {
  return families.flatMap(({ key, name }) => {
    const addresses = values[key];
    if (addresses === undefined || addresses.length !== subnets.length) return [];
    return subnets.flatMap((subnet) => {
      const cidrs = key.endsWith('ipv6-addresses')
        ? subnet.ipv6Cidrs
        : subnet.cidr === undefined
          ? undefined
          : [subnet.cidr];
      if (cidrs === undefined) return [];
      const within = addresses.filter((address) => cidrs.some((cidr) => isWithin(address, cidr)));
      if (within.length === 1) return [];
      return [
        serviceFinding('aws-load-balancer-controller', {
          id: 'service-address-subnet',
          at: key,
          message: `${key} has ${within.length === 0 ? 'no' : `${within.length}`} ${name}${within.length === 0 ? '' : 'es'} within the subnet ${quote(subnet.id)} of ${cidrs.join(', ')}, which needs exactly one.`,
          effect: 'rejects',
          source,
        }),
      ];
    });
  });
}

function checkPrefixes({ values, subnets }: ServiceFacts): readonly ControllerFinding[] {
  const key = `${prefix}source-nat-ipv6-prefixes`;
  const enable = `${prefix}enable-prefix-for-ipv6-source-nat`;
  const prefixes = values[key] ?? [];
  const bare = subnets.filter(({ ipv6Cidrs }) => ipv6Cidrs?.length === 0).map(({ id }) => id);
  const withoutIpv6 =
    values[enable] === 'on' && bare.length > 0
      ? [
          serviceFinding('aws-load-balancer-controller', {
            id: 'service-subnet-without-ipv6',
            at: enable,
            message: `${enable} is "on", and the subnets ${bare.join(', ')} have no IPv6 CIDR.`,
            effect: 'rejects',
            source: 'pkg/networking/utils.go',
          }),
        ]
      : [];
  if (prefixes.length !== subnets.length) return withoutIpv6;
  const outside = prefixes.flatMap((item, index) => {
    const cidrs = subnets[index]?.ipv6Cidrs;
    if (item === 'auto_assigned' || cidrs === undefined) return [];
    if (cidrs.some((cidr) => isWithin(item.slice(0, item.indexOf('/')), cidr))) return [];
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-address-subnet',
        at: key,
        message: `${key} has ${quote(item)} for the subnet ${quote(subnets[index]?.id ?? '')}, which it is not within.`,
        effect: 'rejects',
        fix: 'List the prefixes in the order of the subnets.',
        source: 'pkg/networking/utils.go',
      }),
    ];
  });
  return [...withoutIpv6, ...outside];
}

function isWithin(address: string, cidr: string): boolean {
  if (!isCidr(cidr)) return false;
  const parsed = ipaddr.parse(address);
  const network = ipaddr.parseCIDR(cidr);
  return parsed.kind() === network[0].kind() && parsed.match(network as never);
}
