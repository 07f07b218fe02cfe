import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import type { SubnetMappingSpec } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import { childId } from '../child-id';

/** The IPv4 blocks of subnets, looked up. */
export function subnetCidrBlocks(scope: Construct, subnetMappings: readonly SubnetMappingSpec[]): string[] {
  return subnetMappings.map(
    ({ subnetId, availabilityZone }, index) =>
      new DataAwsSubnet(scope, childId(scope, `Subnet-${availabilityZone ?? index}`), { id: subnetId }).cidrBlock,
  );
}
