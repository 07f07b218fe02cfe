import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { SubnetMappingSpec } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import { childId } from '../child-id';
import { isUnknown } from '../findings';
import { KeptResources } from '../replacement/kept-resources';

export interface CreateElasticIpsProps {
  /** What the addresses are for, which their names begin with. */
  readonly name: string;
  readonly subnetMappings: readonly SubnetMappingSpec[];
  /** Whether Terraform refuses to release them, also where an edit removes the subnet of one. */
  readonly preventDestroy: boolean;
}

/** An Elastic IP for each subnet of a load balancer, in the order of its subnet mappings. */
export function createElasticIps(
  scope: Construct,
  { name, subnetMappings, preventDestroy }: CreateElasticIpsProps,
): Eip[] {
  const keys = subnetMappings.map(({ subnetId, availabilityZone }, index) =>
    String(availabilityZone ?? (isUnknown(subnetId) ? index : subnetId)),
  );
  if (preventDestroy) new KeptResources(scope, 'KeptElasticIps', { keys });
  return subnetMappings.map(
    ({ availabilityZone }, index) =>
      new Eip(scope, childId(scope, `ElasticIp-${keys[index]}`), {
        domain: 'vpc',
        tags: { Name: `${name}-${availabilityZone ?? index}` },
        lifecycle: preventDestroy ? { preventDestroy: true } : undefined,
      }),
  );
}
