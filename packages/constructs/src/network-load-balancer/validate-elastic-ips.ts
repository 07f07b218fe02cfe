import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { Scheme, SubnetMappingSpec } from '@eks-ingress/elbv2';

const SUBNET_MAPPING = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html';

export interface ElasticIpsSpec {
  readonly scheme: Scheme;
  readonly subnetMappings: readonly SubnetMappingSpec[];
  readonly elasticIps?: 'create';
}

/** What is wrong with creating Elastic IPs, whose ids nobody knows before they exist. */
export function validateElasticIps({ scheme, subnetMappings, elasticIps }: ElasticIpsSpec): Diagnostic[] {
  if (elasticIps === undefined) return [];
  if (scheme === 'internal') {
    return [
      {
        id: 'elastic-ips-scheme',
        severity: 'error',
        path: ['elasticIps'],
        message: 'Elastic IPs are created for an internal load balancer.',
        why: 'An internal load balancer has private addresses only, and AWS refuses the allocations.',
        fix: 'Remove elasticIps and give privateIpv4Address in each subnet mapping, or use the scheme "internet-facing".',
        source: SUBNET_MAPPING,
      },
    ];
  }
  if (subnetMappings.every(({ allocationId }) => allocationId === undefined)) return [];
  return [
    {
      id: 'elastic-ips-given',
      severity: 'error',
      path: ['elasticIps'],
      message: 'Elastic IPs are created for subnets that have an allocation id.',
      why: 'The new addresses would be paid for, and no load balancer would have them.',
      fix: 'Remove elasticIps, or the allocation ids of the subnet mappings.',
      source: SUBNET_MAPPING,
    },
  ];
}
