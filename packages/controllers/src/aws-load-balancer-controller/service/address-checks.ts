import { quote } from '@eks-ingress/diagnostics';
import ipaddr from 'ipaddr.js';
import { isCidr, servicePrefix } from '@eks-ingress/annotations';
import { annotationPath } from '../../objects/annotation-path';
import { serviceCheck } from './service-check';
import type { ServiceFacts } from './service-facts';

const prefix = servicePrefix;
const MODEL = 'pkg/service/model_build_load_balancer.go';
const NETWORKING = 'pkg/networking/utils.go';

/** What there is one of for each subnet. */
const lists = [
  [`${prefix}eip-allocations`, 'Elastic IP addresses'],
  [`${prefix}private-ipv4-addresses`, 'addresses'],
  [`${prefix}ipv6-addresses`, 'addresses'],
  [`${prefix}source-nat-ipv6-prefixes`, 'prefixes'],
] as const;

const families = [
  { key: `${prefix}private-ipv4-addresses`, name: 'private IPv4 address' },
  { key: `${prefix}ipv6-addresses`, name: 'IPv6 address' },
] as const;

const prefixesKey = `${prefix}source-nat-ipv6-prefixes`;
const sourceNat = `${prefix}enable-prefix-for-ipv6-source-nat`;

const twoSubnets = [
  { id: 'subnet-a', cidr: '10.0.0.0/24', ipv6Cidrs: ['2600:1f13:837:8500::/64'] },
  { id: 'subnet-b', cidr: '10.0.1.0/24', ipv6Cidrs: ['2600:1f13:837:8504::/64'] },
];

const dualStack = { 'aws-load-balancer-ip-address-type': 'dualstack' };
const udp = { ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] };
const withSourceNat = { ...dualStack, 'aws-load-balancer-enable-prefix-for-ipv6-source-nat': 'on' };

export const addressChecks = [
  serviceCheck({
    id: 'service-address-scheme',
    effect: 'rejects',
    // A scheme that is written is compared when annotations are parsed.
    when: ({ values, scheme }) => {
      if (values[`${prefix}scheme`] !== undefined || values[`${prefix}internal`] !== undefined) return [];
      const key = scheme === 'internal' ? `${prefix}eip-allocations` : `${prefix}private-ipv4-addresses`;
      if (values[key] === undefined) return [];
      return [{ path: annotationPath(key), key, wanted: scheme === 'internal' ? 'internet-facing' : 'internal' }];
    },
    message: ({ scheme, settings }, { key, wanted }) =>
      `${key} is for ${quote(wanted)} load balancers, and nothing says that this one is: the controller makes it ${quote(scheme)}, ${settings.defaultLoadBalancerScheme === undefined ? 'as it comes' : 'by its flag'}.`,
    fix: (_service, { wanted }) => `Set ${prefix}scheme to ${quote(wanted)}.`,
    source: MODEL,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.0.5' } },
        {
          annotations: { 'aws-load-balancer-eip-allocations': 'eipalloc-a' },
          settings: { defaultLoadBalancerScheme: 'internet-facing' },
        },
        {
          annotations: {
            'aws-load-balancer-scheme': 'internet-facing',
            'aws-load-balancer-eip-allocations': 'eipalloc-a',
          },
        },
        { annotations: { 'aws-load-balancer-internal': 'false', 'aws-load-balancer-eip-allocations': 'eipalloc-a' } },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-eip-allocations': 'eipalloc-a' },
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is for "internet-facing" load balancers, and nothing says that this one is: the controller makes it "internal", as it comes. (service-address-scheme)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.0.5' },
          settings: { defaultLoadBalancerScheme: 'internet-facing' },
          finds: [
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses is for "internal" load balancers, and nothing says that this one is: the controller makes it "internet-facing", by its flag. (service-address-scheme)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-address-count',
    effect: 'rejects',
    // An empty list stands for no addresses, not for the default. No number of subnets fits lists of different lengths.
    when: ({ values, subnetCount }) => {
      const given = lists.flatMap(([key, what]) => {
        const count = values[key]?.length;
        return count === undefined ? [] : [{ path: annotationPath(key), key, what, count }];
      });
      const first = given.find(({ count }) => count > 0);
      const wanted = subnetCount ?? first?.count;
      const others =
        subnetCount === undefined
          ? `${first?.key} has ${wanted}`
          : `the load balancer stands in ${subnetCount} subnets`;
      return given.flatMap((one) => (one.count > 0 && one.count === wanted ? [] : [{ ...one, others }]));
    },
    message: (_service, { key, what, count, others }) =>
      count === 0 ? `${key} is empty.` : `${key} has ${count} ${what}, and ${others}.`,
    fix: (_service, { count }) =>
      count === 0 ? 'Give one for each subnet, or remove it.' : 'Give one for each subnet.',
    source: MODEL,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.0.10' } },
        {
          annotations: {
            'aws-load-balancer-subnets': 'subnet-a,subnet-b',
            'aws-load-balancer-eip-allocations': 'eipalloc-a,eipalloc-b',
          },
        },
        {
          annotations: {
            ...dualStack,
            'aws-load-balancer-private-ipv4-addresses': '10.0.0.5,10.0.1.5',
            'aws-load-balancer-ipv6-addresses': '2600:1f13:837:8500::5,2600:1f13:837:8501::5',
          },
        },
      ],
      fails: [
        {
          annotations: {
            'aws-load-balancer-eip-allocations': '',
            'aws-load-balancer-private-ipv4-addresses': '10.0.0.5',
          },
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is empty. (service-address-count)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-eip-allocations': '' },
          subnets: [],
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is empty. (service-address-count)`,
          ],
        },
        {
          annotations: {
            'aws-load-balancer-subnets': 'subnet-a,subnet-b',
            'aws-load-balancer-eip-allocations': 'eipalloc-a',
          },
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations has 1 Elastic IP addresses, and the load balancer stands in 2 subnets. (service-address-count)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.0.10,10.0.1.10,10.0.1.11' },
          subnets: twoSubnets,
          finds: [
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses has 3 addresses, and the load balancer stands in 2 subnets. (service-address-count)`,
          ],
        },
        {
          annotations: {
            ...withSourceNat,
            'aws-load-balancer-subnets': 'subnet-a,subnet-b',
            'aws-load-balancer-source-nat-ipv6-prefixes': 'auto_assigned',
          },
          finds: [
            `error: metadata.annotations["${prefix}source-nat-ipv6-prefixes"]: ${prefix}source-nat-ipv6-prefixes has 1 prefixes, and the load balancer stands in 2 subnets. (service-address-count)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-eip-allocations': '' },
          finds: [
            `error: metadata.annotations["${prefix}eip-allocations"]: ${prefix}eip-allocations is empty. (service-address-count)`,
          ],
        },
        {
          annotations: { 'aws-load-balancer-private-ipv4-addresses': ' , ' },
          finds: [
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses is empty. (service-address-count)`,
          ],
        },
        {
          annotations: {
            ...dualStack,
            'aws-load-balancer-private-ipv4-addresses': '10.0.0.5,10.0.1.5',
            'aws-load-balancer-ipv6-addresses': '2600:1f13:837:8500::5',
          },
          finds: [
            `error: metadata.annotations["${prefix}ipv6-addresses"]: ${prefix}ipv6-addresses has 1 addresses, and ${prefix}private-ipv4-addresses has 2. (service-address-count)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-address-subnet',
    effect: 'rejects',
    // Each subnet has exactly one of the addresses; those of the other family are of no account.
    when: ({ values, subnets }) =>
      families.flatMap(({ key, name }) => {
        const addresses = values[key];
        if (addresses === undefined || addresses.length !== subnets.length) return [];
        return subnets.flatMap(({ id, cidr, ipv6Cidrs }) => {
          const cidrs = key.endsWith('ipv6-addresses') ? ipv6Cidrs : cidr === undefined ? undefined : [cidr];
          if (cidrs === undefined) return [];
          const count = addresses.filter((address) => cidrs.some((one) => isWithin(address, one))).length;
          return count === 1 ? [] : [{ path: annotationPath(key), key, name, count, id, cidrs }];
        });
      }),
    message: (_service, { key, name, count, id, cidrs }) =>
      `${key} has ${count === 0 ? 'no' : `${count}`} ${name}${count === 0 ? '' : 'es'} within the subnet ${quote(id)} of ${cidrs.join(', ')}, which needs exactly one.`,
    source: MODEL,
    examples: {
      passes: [
        { annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.1.7,10.0.0.7' }, subnets: twoSubnets },
        {
          annotations: {
            ...dualStack,
            'aws-load-balancer-ipv6-addresses': '2600:1f13:837:8504::5,2600:1f13:837:8500::5',
          },
          subnets: twoSubnets,
        },
        {
          annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.9.0.7' },
          subnets: [{ id: 'subnet-a' }],
        },
      ],
      fails: [
        {
          annotations: { 'aws-load-balancer-private-ipv4-addresses': '10.0.0.7,10.0.0.8' },
          subnets: twoSubnets,
          finds: [
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses has 2 private IPv4 addresses within the subnet "subnet-a" of 10.0.0.0/24, which needs exactly one. (service-address-subnet)`,
            `error: metadata.annotations["${prefix}private-ipv4-addresses"]: ${prefix}private-ipv4-addresses has no private IPv4 address within the subnet "subnet-b" of 10.0.1.0/24, which needs exactly one. (service-address-subnet)`,
          ],
        },
        {
          annotations: {
            ...dualStack,
            'aws-load-balancer-ipv6-addresses': '2600:1f13:837:8504::5,2600:1f13:837:8505::5',
          },
          subnets: twoSubnets,
          finds: [
            `error: metadata.annotations["${prefix}ipv6-addresses"]: ${prefix}ipv6-addresses has no IPv6 address within the subnet "subnet-a" of 2600:1f13:837:8500::/64, which needs exactly one. (service-address-subnet)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-subnet-without-ipv6',
    effect: 'rejects',
    path: annotationPath(sourceNat),
    when: (service) => service.values[sourceNat] === 'on' && withoutIpv6(service).length > 0,
    message: (service) => `${sourceNat} is "on", and the subnets ${withoutIpv6(service).join(', ')} have no IPv6 CIDR.`,
    source: NETWORKING,
    examples: {
      passes: [
        { annotations: withSourceNat, spec: udp, subnets: twoSubnets },
        { annotations: withSourceNat, spec: udp, subnets: [{ id: 'subnet-a' }] },
        { annotations: dualStack, spec: udp, subnets: [{ id: 'subnet-a', ipv6Cidrs: [] }] },
      ],
      fails: [
        {
          annotations: withSourceNat,
          spec: udp,
          subnets: [...twoSubnets, { id: 'subnet-c', cidr: '10.0.2.0/24', ipv6Cidrs: [] }],
          finds: [
            `error: metadata.annotations["${prefix}enable-prefix-for-ipv6-source-nat"]: ${prefix}enable-prefix-for-ipv6-source-nat is "on", and the subnets subnet-c have no IPv6 CIDR. (service-subnet-without-ipv6)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-address-subnet',
    effect: 'rejects',
    when: ({ values, subnets }) => {
      const prefixes = values[prefixesKey] ?? [];
      if (prefixes.length !== subnets.length) return [];
      return prefixes.flatMap((item, index) => {
        const { id = '', ipv6Cidrs } = subnets[index] ?? {};
        if (item === 'auto_assigned' || ipv6Cidrs === undefined) return [];
        if (ipv6Cidrs.some((cidr) => isWithin(item.slice(0, item.indexOf('/')), cidr))) return [];
        return [{ path: annotationPath(prefixesKey), item, id }];
      });
    },
    message: (_service, { item, id }) =>
      `${prefixesKey} has ${quote(item)} for the subnet ${quote(id)}, which it is not within.`,
    fix: 'List the prefixes in the order of the subnets.',
    source: NETWORKING,
    examples: {
      passes: [
        {
          annotations: {
            ...withSourceNat,
            'aws-load-balancer-source-nat-ipv6-prefixes': 'auto_assigned,2600:1f13:837:8504:1::/80',
          },
          spec: udp,
          subnets: twoSubnets,
        },
      ],
      fails: [
        {
          annotations: {
            ...withSourceNat,
            'aws-load-balancer-source-nat-ipv6-prefixes': '2600:1f13:837:8504:1::/80,auto_assigned',
          },
          spec: udp,
          subnets: twoSubnets,
          finds: [
            `error: metadata.annotations["${prefix}source-nat-ipv6-prefixes"]: ${prefix}source-nat-ipv6-prefixes has "2600:1f13:837:8504:1::/80" for the subnet "subnet-a", which it is not within. (service-address-subnet)`,
          ],
        },
      ],
    },
  }),
];

function withoutIpv6({ subnets }: ServiceFacts): readonly string[] {
  return subnets.filter(({ ipv6Cidrs }) => ipv6Cidrs?.length === 0).map(({ id }) => id);
}

function isWithin(address: string, cidr: string): boolean {
  if (!isCidr(cidr)) return false;
  const parsed = ipaddr.parse(address);
  const network = ipaddr.parseCIDR(cidr);
  return parsed.kind() === network[0].kind() && parsed.match(network as never);
}
