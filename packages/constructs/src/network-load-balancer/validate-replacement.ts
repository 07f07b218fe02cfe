import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { SubnetMappingSpec } from '@eks-ingress/elbv2';
import { isUnknown } from '../findings';

export interface ReplacementSpec {
  readonly subnetMappings: readonly SubnetMappingSpec[];
  readonly elasticIps?: 'create';
  readonly deletionProtection?: boolean;
  readonly acknowledgements?: { readonly 'load-balancer-replacement'?: string };
}

/** What Terraform's provider cannot keep as it is written, and what AWS does not let Terraform replace. */
export function validateReplacement(spec: ReplacementSpec): Diagnostic[] {
  return [...validateFixedIpv6Addresses(spec), ...validateAcknowledgedReplacement(spec)];
}

function validateFixedIpv6Addresses({ subnetMappings, elasticIps }: ReplacementSpec): Diagnostic[] {
  return subnetMappings.flatMap(({ allocationId, ipv6Address }, index): Diagnostic[] => {
    if (ipv6Address === undefined || (allocationId === undefined && elasticIps === undefined)) return [];
    const elasticIp =
      allocationId === undefined || isUnknown(allocationId) ? 'an Elastic IP' : `the Elastic IP ${quote(allocationId)}`;
    return [
      {
        id: 'subnet-mapping-fixed-ipv6-address-beside-elastic-ip',
        severity: 'error',
        path: ['subnetMappings', index, 'ipv6Address'],
        message: `The mapping has a fixed IPv6 address, but also ${elasticIp}.`,
        why: "Terraform's provider does not read such a mapping back as it is written: every later plan shows it again, and another subnet replaces the load balancer.",
        fix: 'Remove ipv6Address, so that AWS chooses the IPv6 address, or remove the Elastic IP.',
        source: 'https://github.com/hashicorp/terraform-provider-aws/issues/49531',
      },
    ];
  });
}

/** What AWS does not let Terraform replace. */
export function validateAcknowledgedReplacement({
  deletionProtection,
  acknowledgements,
}: Pick<ReplacementSpec, 'deletionProtection' | 'acknowledgements'>): Diagnostic[] {
  if (deletionProtection !== true || acknowledgements?.['load-balancer-replacement'] === undefined) return [];
  return [
    {
      id: 'load-balancer-replacement-protected',
      severity: 'error',
      path: ['acknowledgements', 'load-balancer-replacement'],
      message: 'The replacement of the load balancer is acknowledged, but deletionProtection is on.',
      why: 'Terraform destroys the listeners first, and AWS then refuses to delete the load balancer: an outage.',
      fix: 'Set deletionProtection to false and replacementProtection to true, and deploy that. Replace the load balancer then.',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html',
    },
  ];
}
