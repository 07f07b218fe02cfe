import { quote } from '@eks-ingress/diagnostics';
import { parseCidr } from '../../cidr';
import type { ClientSpec } from '../../specification/client';
import { ELBV2_API, TERRAFORM_AWS } from '../../sources';
import { defineConstraints } from './constraint';

const INGRESS_RULE = TERRAFORM_AWS('ec2/vpc_security_group_ingress_rule.go');

export const clientConstraints = defineConstraints<ClientSpec>()([
  {
    id: 'client-one-kind',
    severity: 'error',
    attribute: 'cidr',
    when: (client) => kindsOf(client).length !== 1,
    message: (client) => {
      const kinds = kindsOf(client);
      return kinds.length === 0 ? 'The client has no address.' : `The client is given as ${kinds.join(' and as ')}.`;
    },
    why: 'A security group rule has exactly one source.',
    fix: 'Give exactly one of cidr, prefixListId and securityGroupId for each client.',
    source: INGRESS_RULE,
    examples: {
      passes: [{ of: 'internal', set: { 'clients[1]': { cidr: '10.30.0.0/16' } } }],
      fails: [
        { of: 'internal', set: { 'clients[1]': {} }, finds: ['clients[1].cidr: client-one-kind'] },
        {
          of: 'internal',
          set: { 'clients[0].prefixListId': 'pl-0b2c3d4e5f607182a' },
          finds: ['clients[0].cidr: client-one-kind'],
        },
      ],
    },
  },
  {
    id: 'client-cidr-syntax',
    severity: 'error',
    attribute: 'cidr',
    when: ({ cidr }) => cidr !== undefined && parseCidr(cidr) === undefined,
    message: ({ cidr }) => `${quote(cidr)} is not a CIDR block.`,
    why: 'Terraform refuses it.',
    fix: 'Give an address and a prefix length, such as "203.0.113.0/24"; a single address ends in "/32".',
    manifests: { why: null },
    source: INGRESS_RULE,
    examples: {
      passes: [{ of: 'internet-facing', set: { 'clients[0].cidr': '203.0.113.7/32' } }],
      fails: ['203.0.113.7', '203.0.113.0/33', 'office'].map((cidr) => ({
        of: 'internet-facing',
        set: { 'clients[0].cidr': cidr },
      })),
    },
  },
  {
    id: 'client-cidr-host-bits',
    severity: 'error',
    attribute: 'cidr',
    when: ({ cidr }) => cidr !== undefined && parseCidr(cidr)?.hasHostBits === true,
    message: ({ cidr }) => `The CIDR block ${quote(cidr)} has bits set beyond its prefix.`,
    why: 'Terraform refuses a block whose address is not the first one of it.',
    fix: ({ cidr }) => `Use ${quote(parseCidr(cidr ?? '')?.network)}.`,
    manifests: { why: null },
    source: INGRESS_RULE,
    examples: {
      passes: [{ of: 'dual-stack', set: { 'clients[1].cidr': '2001:DB8:0200::/40' } }],
      fails: [
        { of: 'internet-facing', set: { 'clients[0].cidr': '203.0.113.7/24' } },
        { of: 'dual-stack', set: { 'clients[1].cidr': '2001:db8:100::1/40' } },
      ],
    },
  },
  {
    id: 'client-cidr-family',
    severity: 'warning',
    attribute: 'cidr',
    when: ({ cidr }, { loadBalancer: { ipAddressType } }) =>
      cidr !== undefined && ipAddressType === 'ipv4' && parseCidr(cidr)?.family === 'ipv6',
    message: ({ cidr }) => `The IPv6 block ${quote(cidr)} cannot reach a load balancer that has IPv4 addresses only.`,
    why: 'The rule never matches.',
    fix: 'Use the address type "dualstack", or remove the block.',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'dual-stack', set: { 'clients[0].cidr': '2001:db8::/32' } }],
      fails: [{ of: 'internet-facing', set: { 'clients[0].cidr': '2001:db8::/32' } }],
    },
  },
]);

const KINDS = ['cidr', 'prefixListId', 'securityGroupId'] as const;

function kindsOf(client: ClientSpec): string[] {
  return KINDS.filter((kind) => client[kind] !== undefined);
}
