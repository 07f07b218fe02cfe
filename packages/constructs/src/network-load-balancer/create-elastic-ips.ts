import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { SubnetMappingSpec } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import { childId } from '../child-id';
import { isUnknown } from '../findings';

export interface CreateElasticIpsProps {
  /** What the addresses are for, which their names begin with. */
  readonly name: string;
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /** Whether Terraform refuses to release them. */
  readonly preventDestroy: boolean;
}

/** An Elastic IP for each subnet of a load balancer, in the order of its subnet mappings. */
export function createElasticIps(
  scope: Construct,
  { name, subnetMappings, preventDestroy }: CreateElasticIpsProps,
): Eip[] {
  return subnetMappings.map(
    ({ subnetId, availabilityZone }, index) =>
      new Eip(scope, childId(scope, `ElasticIp-${availabilityZone ?? (isUnknown(subnetId) ? index : subnetId)}`), {
        domain: 'vpc',
        tags: { Name: `${name}-${availabilityZone ?? index}` },
        lifecycle: preventDestroy ? { preventDestroy: true } : undefined,
      }),
  );
}
