import { quote } from '@eks-ingress/diagnostics';
import { isIpv4Address } from '../cidr';
import type { SubnetMappingSpec } from '../specification/subnet-mapping';
import { AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../sources';
import { defineConstraints, repeatsEarlier, type Scope } from './constraint';

const repeats = (attribute: keyof SubnetMappingSpec, scope: Scope) =>
  repeatsEarlier(scope.loadBalancer.subnetMappings, scope, attribute);

export const subnetMappingConstraints = defineConstraints<SubnetMappingSpec>([
  {
    id: 'subnet-mapping-subnet-id',
    severity: 'error',
    attribute: 'subnetId',
    when: ({ subnetId }) => !/^subnet-[0-9a-f]{8,17}$/.test(subnetId),
    message: ({ subnetId }) => `${quote(subnetId)} is not a subnet id.`,
    why: 'AWS looks the subnet up by an id such as "subnet-0a1b2c3d4e5f60718" and fails the apply when there is none.',
    fix: 'Copy the id from the VPC console or from the stack that creates the subnet.',
    source: ELBV2_API('SubnetMapping'),
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
  },
  {
    id: 'subnet-mapping-elastic-ip-id',
    severity: 'error',
    attribute: 'allocationId',
    when: ({ allocationId }) => allocationId !== undefined && !/^eipalloc-[0-9a-f]{8,17}$/.test(allocationId),
    message: ({ allocationId }) => `${quote(allocationId)} is not the allocation id of an Elastic IP.`,
    why: 'AWS takes the allocation id, not the address.',
    fix: 'Give an id such as "eipalloc-0a1b2c3d4e5f60718".',
    source: ELBV2_API('SubnetMapping'),
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
  },
  {
    id: 'subnet-mapping-private-address-syntax',
    severity: 'error',
    attribute: 'privateIpv4Address',
    when: ({ privateIpv4Address }) => privateIpv4Address !== undefined && !isIpv4Address(privateIpv4Address),
    message: ({ privateIpv4Address }) => `${quote(privateIpv4Address)} is not an IPv4 address.`,
    why: 'Terraform refuses it.',
    fix: 'Give four numbers from 0 to 255, such as "10.0.1.10".',
    source: TERRAFORM_AWS('elbv2/load_balancer.go'),
  },
]);
