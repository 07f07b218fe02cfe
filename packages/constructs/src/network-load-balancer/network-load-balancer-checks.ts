import { checksOn, quote } from '@eks-ingress/diagnostics';
import type { Scheme, SubnetMappingSpec } from '@eks-ingress/elbv2';
import { isUnknown } from '../findings';

/** What Terraform is asked for around a load balancer, as far as something can be wrong with it. */
export interface NetworkLoadBalancerSubject {
  readonly scheme: Scheme;
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /** @default - none are created */
  readonly elasticIps?: 'create';
  /** @default false */
  readonly deletionProtection?: boolean;
  /** The reasons, by the name of the risk. @default {} */
  readonly acknowledgements?: { readonly 'load-balancer-replacement'?: string };
}

/** The lists that decide which resources there are. One that is known only after apply may be an expression. */
export interface ListsSubject {
  /** @default [] */
  readonly additionalSecurityGroupIds?: readonly string[] | string;
  /** @default [] */
  readonly targetSecurityGroupIds?: readonly string[] | string;
  /** The names of Auto Scaling groups, by the target group that they register with. @default {} */
  readonly autoScalingGroups?: Readonly<Record<string, readonly string[] | string>>;
}

const SUBNET_MAPPING = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html';

const mapping: SubnetMappingSpec = { subnetId: 'subnet-0a1b2c3d4e5f60718' };

const example: NetworkLoadBalancerSubject = { scheme: 'internet-facing', subnetMappings: [mapping] };

const check = checksOn('NetworkLoadBalancer', (given: Partial<NetworkLoadBalancerSubject>) => ({
  ...example,
  ...given,
}));

const ofLists = checksOn('NetworkLoadBalancer', (given: ListsSubject) => given);

function hasAllocationIds({ subnetMappings }: NetworkLoadBalancerSubject): boolean {
  return subnetMappings.some(({ allocationId }) => allocationId !== undefined);
}

/** What is wrong with creating Elastic IPs, whose ids nobody knows before they exist. */
export const elasticIpChecks = [
  check({
    id: 'elastic-ips-scheme',
    effect: 'aws-refuses',
    path: ['elasticIps'],
    when: ({ elasticIps, scheme }) => elasticIps !== undefined && scheme === 'internal',
    message: 'Elastic IPs are created for an internal load balancer.',
    why: 'An internal load balancer has private addresses only, and AWS refuses the allocations.',
    fix: 'Remove elasticIps and give privateIpv4Address in each subnet mapping, or use the scheme "internet-facing".',
    source: SUBNET_MAPPING,
    examples: {
      passes: [{ elasticIps: 'create' }, { scheme: 'internal' }],
      fails: [
        {
          elasticIps: 'create',
          scheme: 'internal',
          finds: ['error: elasticIps: Elastic IPs are created for an internal load balancer. (elastic-ips-scheme)'],
        },
      ],
    },
  }),
  check({
    id: 'elastic-ips-given',
    effect: 'ignores',
    severity: 'error',
    path: ['elasticIps'],
    when: (subject) => subject.elasticIps !== undefined && subject.scheme !== 'internal' && hasAllocationIds(subject),
    message: 'Elastic IPs are created for subnets that have an allocation id.',
    why: 'The new addresses would be paid for, and no load balancer would have them.',
    fix: 'Remove elasticIps, or the allocation ids of the subnet mappings.',
    source: SUBNET_MAPPING,
    examples: {
      passes: [
        { elasticIps: 'create' },
        { subnetMappings: [{ ...mapping, allocationId: 'eipalloc-0a1b2c3d4e5f60718' }] },
        {
          elasticIps: 'create',
          scheme: 'internal',
          subnetMappings: [{ ...mapping, allocationId: 'eipalloc-0a1b2c3d4e5f60718' }],
        },
      ],
      fails: [
        {
          elasticIps: 'create',
          subnetMappings: [mapping, { ...mapping, allocationId: 'eipalloc-0a1b2c3d4e5f60718' }],
          finds: [
            'error: elasticIps: Elastic IPs are created for subnets that have an allocation id. (elastic-ips-given)',
          ],
        },
      ],
    },
  }),
];

/** The lists that decide which resources there are; their items may be unknown. */
export const knownListChecks = [
  ofLists({
    id: 'list-unknown',
    effect: 'terraform-refuses',
    when: ({ additionalSecurityGroupIds, targetSecurityGroupIds, autoScalingGroups = {} }) =>
      [
        { list: additionalSecurityGroupIds, path: ['additionalSecurityGroupIds'] },
        { list: targetSecurityGroupIds, path: ['targetSecurityGroupIds'] },
        ...Object.entries(autoScalingGroups).map(([key, list]) => ({
          list,
          path: ['targetGroups', key, 'registration', 'names'],
        })),
      ].filter(({ list }) => isUnknown(list)),
    message: 'The list is known only after apply.',
    why: 'Each of its items makes resources of its own, and Terraform has to know how many there are.',
    fix: 'Write the list out; its items may be references to other resources.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/for_each',
    examples: {
      passes: [
        {},
        {
          additionalSecurityGroupIds: ['${aws_security_group.office.id}'],
          targetSecurityGroupIds: ['${aws_security_group.nodes.id}'],
          autoScalingGroups: { https: ['${aws_autoscaling_group.nodes.name}'] },
        },
      ],
      fails: [
        {
          additionalSecurityGroupIds: '${var.groups}',
          targetSecurityGroupIds: '${var.groups}',
          autoScalingGroups: { http: ['nodes'], https: '${var.names}' },
          finds: [
            'error: additionalSecurityGroupIds: The list is known only after apply. (list-unknown)',
            'error: targetSecurityGroupIds: The list is known only after apply. (list-unknown)',
            'error: targetGroups.https.registration.names: The list is known only after apply. (list-unknown)',
          ],
        },
      ],
    },
  }),
];

/** What AWS does not let Terraform replace. */
export const protectedReplacementChecks = [
  check({
    id: 'load-balancer-replacement-protected',
    effect: 'aws-refuses',
    path: ['acknowledgements', 'load-balancer-replacement'],
    when: ({ deletionProtection, acknowledgements }) =>
      deletionProtection === true && acknowledgements?.['load-balancer-replacement'] !== undefined,
    message: 'The replacement of the load balancer is acknowledged, but deletionProtection is on.',
    why: 'Terraform destroys the listeners first, and AWS then refuses to delete the load balancer: an outage.',
    fix: 'Set deletionProtection to false and replacementProtection to true, and deploy that. Replace the load balancer then.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html',
    examples: {
      passes: [
        { deletionProtection: true },
        { deletionProtection: true, acknowledgements: {} },
        { deletionProtection: false, acknowledgements: { 'load-balancer-replacement': 'Nobody uses it yet.' } },
      ],
      fails: [
        {
          deletionProtection: true,
          acknowledgements: { 'load-balancer-replacement': 'Nobody uses it yet.' },
          finds: [
            'error: acknowledgements["load-balancer-replacement"]: The replacement of the load balancer is acknowledged, but deletionProtection is on. (load-balancer-replacement-protected)',
          ],
        },
      ],
    },
  }),
];

/** What Terraform's provider cannot keep as it is written. */
export const subnetMappingChecks = [
  check({
    id: 'subnet-mapping-fixed-ipv6-address-beside-elastic-ip',
    effect: 'terraform-refuses',
    when: ({ subnetMappings, elasticIps }) =>
      [...subnetMappings.entries()]
        .filter(
          ([, { allocationId, ipv6Address }]) =>
            ipv6Address !== undefined && (allocationId !== undefined || elasticIps !== undefined),
        )
        .map(([index, { allocationId }]) => ({ path: ['subnetMappings', index, 'ipv6Address'], allocationId })),
    message: (_subject, { allocationId }) => {
      const isNamed = allocationId !== undefined && !isUnknown(allocationId);
      return `The mapping has a fixed IPv6 address, but also ${isNamed ? `the Elastic IP ${quote(allocationId)}` : 'an Elastic IP'}.`;
    },
    why: "Terraform's provider does not read such a mapping back as it is written: every later plan shows it again, and another subnet replaces the load balancer.",
    fix: 'Remove ipv6Address, so that AWS chooses the IPv6 address, or remove the Elastic IP.',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/49531',
    examples: {
      passes: [
        { subnetMappings: [{ ...mapping, ipv6Address: '2001:db8::5' }] },
        { subnetMappings: [{ ...mapping, allocationId: 'eipalloc-0a1b2c3d4e5f60718' }] },
        { elasticIps: 'create' },
      ],
      fails: [
        {
          subnetMappings: [
            mapping,
            { ...mapping, ipv6Address: '2001:db8::5', allocationId: 'eipalloc-0a1b2c3d4e5f60718' },
            { ...mapping, ipv6Address: '2001:db8::6', allocationId: '${aws_eip.public.allocation_id}' },
          ],
          finds: [
            'error: subnetMappings[1].ipv6Address: The mapping has a fixed IPv6 address, but also the Elastic IP "eipalloc-0a1b2c3d4e5f60718". (subnet-mapping-fixed-ipv6-address-beside-elastic-ip)',
            'error: subnetMappings[2].ipv6Address: The mapping has a fixed IPv6 address, but also an Elastic IP. (subnet-mapping-fixed-ipv6-address-beside-elastic-ip)',
          ],
        },
        {
          elasticIps: 'create',
          subnetMappings: [{ ...mapping, ipv6Address: '2001:db8::5' }],
          finds: [
            'error: subnetMappings[0].ipv6Address: The mapping has a fixed IPv6 address, but also an Elastic IP. (subnet-mapping-fixed-ipv6-address-beside-elastic-ip)',
          ],
        },
      ],
    },
  }),
];
