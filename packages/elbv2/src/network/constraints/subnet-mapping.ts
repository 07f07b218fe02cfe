import { quote } from '@eks-ingress/diagnostics';
import { addressFamily, isInBlock, isIpv4Address, parseCidr, reservedAddresses } from '../../cidr';
import { isResourceId } from '../../identifiers';
import type { SubnetMappingSpec } from '../specification/subnet-mapping';
import { AWS_NLB_GUIDE, AWS_SUBNET_SIZING, ELBV2_API, TERRAFORM_AWS } from '../../sources';
import { defineConstraints, repeatsEarlier, withItems, type Scope } from './constraint';

const repeats = (attribute: keyof SubnetMappingSpec, scope: Scope) =>
  repeatsEarlier(scope.loadBalancer.subnetMappings, scope, attribute);

export const subnetMappingConstraints = defineConstraints<SubnetMappingSpec>()([
  {
    id: 'subnet-mapping-subnet-id',
    severity: 'error',
    attribute: 'subnetId',
    when: ({ subnetId }) => !isResourceId('subnet', subnetId),
    message: ({ subnetId }) => `${quote(subnetId)} is not a subnet id.`,
    why: 'AWS looks the subnet up by an id such as "subnet-0a1b2c3d4e5f60718" and fails the apply when there is none.',
    fix: 'Copy the id from the VPC console or from the stack that creates the subnet.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[0].subnetId': 'subnet-0a1b2c3d' } }],
      fails: ['vpc-0a1b2c3d4e5f60718', 'subnet-0A1B2C3D', 'subnet-0a1b2c3d4e5f6071'].map((id) => ({
        of: 'internet-facing',
        set: { 'subnetMappings[0].subnetId': id },
      })),
    },
  },
  {
    id: 'subnet-mapping-subnet-repeated',
    severity: 'error',
    attribute: 'subnetId',
    when: (_mapping, scope) => repeats('subnetId', scope),
    message: ({ subnetId }) => `The subnet ${quote(subnetId)} is given twice.`,
    why: 'AWS takes one subnet for each zone.',
    fix: 'Remove it, or give the subnet of another zone.',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[1].subnetId': 'subnet-0c3d4e5f607182a3b' } }],
      fails: [{ of: 'internet-facing', set: { 'subnetMappings[1].subnetId': 'subnet-0a1b2c3d4e5f60718' } }],
    },
  },
  {
    id: 'subnet-mapping-zone-repeated',
    severity: 'error',
    attribute: 'availabilityZone',
    when: (_mapping, scope) => !repeats('subnetId', scope) && repeats('availabilityZone', scope),
    message: ({ availabilityZone }) => `A second subnet is in the zone ${quote(availabilityZone)}.`,
    why: 'AWS takes one subnet for each zone.',
    fix: 'Keep one subnet of each zone.',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-2b' } }],
      fails: [{ of: 'internet-facing', set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-2a' } }],
    },
  },
  {
    id: 'subnet-mapping-zone-region',
    severity: 'error',
    attribute: 'availabilityZone',
    dependsOn: (_mapping, { loadBalancer: { region } }) => [region],
    when: ({ availabilityZone }, { loadBalancer: { region } }) =>
      availabilityZone !== undefined && region !== undefined && !availabilityZone.startsWith(region),
    message: ({ availabilityZone }, { loadBalancer: { region } }) =>
      `The zone ${quote(availabilityZone)} is not in the region ${quote(region)}.`,
    why: 'A load balancer and its subnets are in one region.',
    fix: 'Give the zone that the subnet is in, or correct the region.',
    source: AWS_NLB_GUIDE('network-load-balancers'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-2d' } }],
      fails: [
        { of: 'internet-facing', set: { 'subnetMappings[1].availabilityZone': 'ap-northeast-1c' } },
        {
          of: 'internet-facing',
          set: { region: 'ap-northeast-1' },
          finds: [
            'subnetMappings[0].availabilityZone: subnet-mapping-zone-region',
            'subnetMappings[1].availabilityZone: subnet-mapping-zone-region',
            'listeners[1].certificate.arn: certificate-region',
            'listeners[1].additionalCertificates[0].arn: certificate-region',
          ],
        },
      ],
    },
  },
  {
    id: 'subnet-mapping-elastic-ip-scheme',
    severity: 'error',
    attribute: 'allocationId',
    when: ({ allocationId }, { loadBalancer: { scheme } }) => allocationId !== undefined && scheme === 'internal',
    message: ({ allocationId }) => `The internal load balancer has the Elastic IP ${quote(allocationId)}.`,
    why: 'An internal load balancer has private addresses only, and AWS refuses the allocation.',
    fix: 'Use privateIpv4Address, or the scheme "internet-facing".',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internet-facing' }],
      fails: [
        {
          of: 'internet-facing',
          set: { scheme: 'internal' },
          finds: [
            'subnetMappings[0].allocationId: subnet-mapping-elastic-ip-scheme',
            'subnetMappings[1].allocationId: subnet-mapping-elastic-ip-scheme',
          ],
        },
      ],
    },
  },
  {
    id: 'subnet-mapping-elastic-ip-repeated',
    severity: 'error',
    attribute: 'allocationId',
    when: (_mapping, scope) => repeats('allocationId', scope),
    message: ({ allocationId }) => `The Elastic IP ${quote(allocationId)} is given for two subnets.`,
    why: 'An Elastic IP has one network interface.',
    fix: 'Give another Elastic IP for this subnet.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[1].allocationId': 'eipalloc-0c3d4e5f607182a3b' } }],
      fails: [{ of: 'internet-facing', set: { 'subnetMappings[1].allocationId': 'eipalloc-0a1b2c3d4e5f60718' } }],
    },
  },
  {
    id: 'subnet-mapping-elastic-ip-id',
    severity: 'error',
    attribute: 'allocationId',
    when: ({ allocationId }) => allocationId !== undefined && !isResourceId('elastic-ip', allocationId),
    message: ({ allocationId }) => `${quote(allocationId)} is not the allocation id of an Elastic IP.`,
    why: 'AWS takes the allocation id, not the address.',
    fix: 'Give an id such as "eipalloc-0a1b2c3d4e5f60718".',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'subnetMappings[0].allocationId': 'eipalloc-0a1b2c3d' } }],
      fails: [{ of: 'internet-facing', set: { 'subnetMappings[0].allocationId': '203.0.113.10' } }],
    },
  },
  {
    id: 'subnet-mapping-private-address-scheme',
    severity: 'error',
    attribute: 'privateIpv4Address',
    when: ({ privateIpv4Address }, { loadBalancer: { scheme } }) =>
      privateIpv4Address !== undefined && scheme === 'internet-facing',
    message: ({ privateIpv4Address }) =>
      `The internet-facing load balancer has the private address ${quote(privateIpv4Address)}.`,
    why: 'AWS takes fixed private addresses for internal load balancers only.',
    fix: 'Use allocationId, or the scheme "internal".',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internal' }],
      fails: [
        {
          of: 'internal',
          set: { scheme: 'internet-facing' },
          finds: [
            'subnetMappings[0].privateIpv4Address: subnet-mapping-private-address-scheme',
            'subnetMappings[1].privateIpv4Address: subnet-mapping-private-address-scheme',
          ],
        },
      ],
    },
  },
  {
    id: 'subnet-mapping-private-address-syntax',
    severity: 'error',
    attribute: 'privateIpv4Address',
    when: ({ privateIpv4Address }) => privateIpv4Address !== undefined && !isIpv4Address(privateIpv4Address),
    message: ({ privateIpv4Address }) => `${quote(privateIpv4Address)} is not an IPv4 address.`,
    why: 'Terraform refuses it.',
    fix: 'Give four numbers from 0 to 255, such as "10.0.1.10".',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/load_balancer.go'),
    examples: {
      passes: [{ of: 'internal', set: { 'subnetMappings[0].privateIpv4Address': '10.20.1.255' } }],
      fails: ['10.20.1.256', '10.20.1.010', '2001:db8::10'].map((address) => ({
        of: 'internal',
        set: { 'subnetMappings[0].privateIpv4Address': address },
      })),
    },
  },
  {
    id: 'subnet-mapping-private-address-outside',
    severity: 'error',
    attribute: 'privateIpv4Address',
    dependsOn: ({ cidrBlocks }) => withItems(cidrBlocks),
    when: ({ privateIpv4Address, cidrBlocks }) =>
      privateIpv4Address !== undefined &&
      isIpv4Address(privateIpv4Address) &&
      isOutside(privateIpv4Address, cidrBlocks),
    message: ({ privateIpv4Address, cidrBlocks = [] }) =>
      `The address ${quote(privateIpv4Address)} is not in the subnet (${cidrBlocks.join(', ')}).`,
    why: 'The load balancer takes the address in this subnet, and AWS refuses one of another.',
    fix: 'Give an address of the subnet, or the subnet of the address.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'internal', set: { 'subnetMappings[0].cidrBlocks': ['10.20.1.0/24', '2001:db8::/64'] } }],
      fails: [
        {
          of: 'internal',
          set: { 'subnetMappings[0].cidrBlocks': ['10.20.9.0/24'] },
          finds: ['subnetMappings[0].privateIpv4Address: subnet-mapping-private-address-outside'],
        },
      ],
    },
  },
  {
    id: 'subnet-mapping-private-address-reserved',
    severity: 'warning',
    attribute: 'privateIpv4Address',
    dependsOn: ({ cidrBlocks }) => withItems(cidrBlocks),
    when: ({ privateIpv4Address = '', cidrBlocks = [] }) =>
      cidrBlocks.some((block) => reservedAddresses(block).includes(privateIpv4Address)),
    message: ({ privateIpv4Address }) => `The address ${quote(privateIpv4Address)} is one that AWS keeps for itself.`,
    why: 'The first four addresses and the last one of a subnet cannot be used.',
    fix: 'Give an address between them.',
    source: AWS_SUBNET_SIZING,
    examples: {
      passes: [
        {
          of: 'internal',
          set: {
            'subnetMappings[0].cidrBlocks': ['10.20.1.0/24'],
            'subnetMappings[0].privateIpv4Address': '10.20.1.4',
          },
        },
      ],
      fails: ['10.20.1.3', '10.20.1.255'].map((address) => ({
        of: 'internal',
        set: { 'subnetMappings[0].privateIpv4Address': address, 'subnetMappings[0].cidrBlocks': ['10.20.1.0/24'] },
      })),
    },
  },
  {
    id: 'subnet-mapping-ipv6-address-syntax',
    severity: 'error',
    attribute: 'ipv6Address',
    when: ({ ipv6Address }) => ipv6Address !== undefined && addressFamily(ipv6Address) !== 'ipv6',
    message: ({ ipv6Address }) => `${quote(ipv6Address)} is not an IPv6 address.`,
    why: 'Terraform refuses it.',
    fix: 'Give an address of the subnet, such as "2001:db8:1234:1a00::10".',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/load_balancer.go'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'subnetMappings[0].ipv6Address': '2001:db8:1234:1a00::10' } }],
      fails: ['10.20.1.10', '2001:db8::/64', 'fe80::1%eth0'].map((address) => ({
        of: 'dual-stack',
        set: { 'subnetMappings[0].ipv6Address': address },
      })),
    },
  },
  {
    id: 'subnet-mapping-ipv6-address-type',
    severity: 'error',
    attribute: 'ipv6Address',
    when: ({ ipv6Address }, { loadBalancer: { ipAddressType } }) =>
      ipv6Address !== undefined && ipAddressType === 'ipv4',
    message: ({ ipv6Address }) => `The load balancer has the address ${quote(ipv6Address)}, and IPv4 only.`,
    why: 'AWS takes IPv6 addresses for dual-stack load balancers.',
    fix: 'Use the address type "dualstack", or remove the address.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'subnetMappings[1].ipv6Address': '2001:db8:1234:1a01::10' } }],
      fails: [{ of: 'internal', set: { 'subnetMappings[0].ipv6Address': '2001:db8:1234:1a00::10' } }],
    },
  },
  {
    id: 'subnet-mapping-ipv6-address-outside',
    severity: 'error',
    attribute: 'ipv6Address',
    dependsOn: ({ cidrBlocks }) => withItems(cidrBlocks),
    when: ({ ipv6Address, cidrBlocks }) =>
      ipv6Address !== undefined && addressFamily(ipv6Address) === 'ipv6' && isOutside(ipv6Address, cidrBlocks),
    message: ({ ipv6Address, cidrBlocks = [] }) =>
      `The address ${quote(ipv6Address)} is not in the subnet (${cidrBlocks.join(', ')}).`,
    why: 'The load balancer takes the address in this subnet, and AWS refuses one of another.',
    fix: 'Give an address of the subnet, or the subnet of the address.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [
        {
          of: 'dual-stack',
          set: {
            'subnetMappings[0].ipv6Address': '2001:db8:1234:1a00::10',
            'subnetMappings[0].cidrBlocks': ['10.20.1.0/24', '2001:db8:1234:1a00::/64'],
          },
        },
      ],
      fails: [
        {
          of: 'dual-stack',
          set: {
            'subnetMappings[0].ipv6Address': '2001:db8:1234:1a00::10',
            'subnetMappings[0].cidrBlocks': ['10.20.1.0/24', '2001:db8:1234:1a01::/64'],
          },
        },
      ],
    },
  },
]);

/** Whether the blocks of the address's family are known and none of them has it. */
function isOutside(address: string, blocks: readonly string[] = []): boolean {
  const family = addressFamily(address);
  const candidates = blocks.filter((block) => parseCidr(block)?.family === family);
  return candidates.length > 0 && !candidates.some((block) => isInBlock(address, block));
}
