import type { Scheme, SubnetMappingSpec } from '@eks-ingress/elbv2';
import { plural } from '../plural';

/** What kind of addresses a Network Load Balancer has. */
export function describeAddresses(scheme: Scheme, subnetMappings: readonly SubnetMappingSpec[] = []): string {
  const fixed = subnetMappings.filter(({ allocationId }) => allocationId !== undefined).length;
  if (fixed > 0) return plural(fixed, 'Elastic IP');
  if (subnetMappings.some(({ privateIpv4Address }) => privateIpv4Address !== undefined))
    return 'fixed private addresses';
  return scheme === 'internal' ? 'private addresses' : 'addresses chosen by AWS';
}
