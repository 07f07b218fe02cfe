import { quote } from '@eks-ingress/diagnostics';
import { canonicalClient } from '../canonical-client';
import { parseCidr } from '../cidr';
import type { ClientSpec } from '../specification/client';
import type { ResolvedNetworkLoadBalancer } from '../specification/resolved';
import { securityGroupRules } from '../security-group-rules';
import { AWS_NLB_GUIDE, AWS_NLB_QUOTAS, ELBV2_API, TERRAFORM_AWS } from '../sources';
import { defineConstraints } from './constraint';

const MAX_NAME_LENGTH = 32;
const MAX_LISTENERS = 50;
const MAX_RULES_PER_SECURITY_GROUP = 60;

export const loadBalancerConstraints = defineConstraints<ResolvedNetworkLoadBalancer>([
  {
    id: 'load-balancer-name-length',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => name.length < 1 || name.length > MAX_NAME_LENGTH,
    message: ({ name }) => `The name ${quote(name)} has ${name.length} characters.`,
    why: 'Terraform refuses a load balancer name of more than 32 characters, and makes one up when it is empty.',
    fix: `Choose a name of 1 to ${MAX_NAME_LENGTH} characters.`,
    source: TERRAFORM_AWS('elbv2/validate.go'),
  },
  {
    id: 'load-balancer-name-characters',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => name !== '' && !/^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/.test(name),
    message: ({ name }) => `The name ${quote(name)} has characters that a load balancer name cannot have.`,
    why: 'Terraform accepts letters, digits and hyphens, and no hyphen at either end.',
    fix: ({ name }) => {
      const allowed = name
        .slice(0, MAX_NAME_LENGTH)
        .replace(/[^0-9A-Za-z-]+/g, '-')
        .replace(/^-+|-+$/g, '');
      return allowed === '' ? 'Use letters, digits and hyphens.' : `Use a name such as ${quote(allowed)}.`;
    },
    source: TERRAFORM_AWS('elbv2/validate.go'),
  },
  {
    id: 'load-balancer-name-reserved',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => name.startsWith('internal-'),
    message: ({ name }) => `The name ${quote(name)} begins with "internal-".`,
    why: 'AWS keeps that beginning for the DNS names of internal load balancers.',
    fix: 'Choose a name that does not begin with "internal-".',
    source: TERRAFORM_AWS('elbv2/validate.go'),
  },
  {
    id: 'load-balancer-scheme',
    severity: 'error',
    attribute: 'scheme',
    when: ({ scheme }) => scheme !== 'internet-facing' && scheme !== 'internal',
    message: ({ scheme }) => `The scheme ${quote(scheme)} does not exist.`,
    why: 'A load balancer is reached from the internet or from inside its VPC.',
    fix: 'Use "internet-facing" or "internal".',
    source: ELBV2_API('CreateLoadBalancer'),
  },
  {
    id: 'load-balancer-ip-address-type',
    severity: 'error',
    attribute: 'ipAddressType',
    when: ({ ipAddressType }) => ipAddressType !== 'ipv4' && ipAddressType !== 'dualstack',
    message: ({ ipAddressType }) => `A Network Load Balancer has no address type ${quote(ipAddressType)}.`,
    why: 'Terraform accepts the values of Application Load Balancers here, and AWS then refuses them.',
    fix: 'Use "ipv4" or "dualstack".',
    source: ELBV2_API('CreateLoadBalancer'),
  },
  {
    id: 'load-balancer-subnets-required',
    severity: 'error',
    attribute: 'subnetMappings',
    when: ({ subnetMappings }) => subnetMappings.length === 0,
    message: () => 'The load balancer has no subnet.',
    why: 'It has an address only in the zones that it has a subnet in.',
    fix: 'Give a subnet in each Availability Zone that is to receive traffic.',
    source: ELBV2_API('CreateLoadBalancer'),
  },
  {
    id: 'load-balancer-single-zone',
    severity: 'warning',
    attribute: 'subnetMappings',
    when: ({ subnetMappings }) => subnetMappings.length === 1,
    message: () => 'The load balancer is in one Availability Zone only.',
    why: 'When that zone fails, so does everything behind it.',
    fix: 'Give subnets in two or more zones.',
    source: AWS_NLB_GUIDE('network-load-balancers'),
  },
  {
    id: 'load-balancer-elastic-ip-count',
    severity: 'error',
    attribute: 'subnetMappings',
    when: ({ subnetMappings }) => {
      const count = subnetMappings.filter(({ allocationId }) => allocationId !== undefined).length;
      return count > 0 && count < subnetMappings.length;
    },
    message: ({ subnetMappings }) => {
      const count = subnetMappings.filter(({ allocationId }) => allocationId !== undefined).length;
      return `${count} of ${subnetMappings.length} subnets have an Elastic IP.`;
    },
    why: 'The other zones get addresses that AWS chooses and that no partner has on a list.',
    fix: 'Give an Elastic IP for each subnet, or for none.',
    source: ELBV2_API('SubnetMapping'),
  },
  {
    id: 'load-balancer-listeners-required',
    severity: 'error',
    attribute: 'listeners',
    when: ({ listeners }) => listeners.length === 0,
    message: () => 'The load balancer has no listener.',
    why: 'Without one it accepts no connection.',
    fix: 'Add a listener.',
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
  },
  {
    id: 'load-balancer-listener-quota',
    severity: 'error',
    attribute: 'listeners',
    when: ({ listeners }) => listeners.length > MAX_LISTENERS,
    message: ({ listeners }) => `The load balancer has ${listeners.length} listeners.`,
    why: `AWS allows ${MAX_LISTENERS} listeners on a Network Load Balancer, and the quota cannot be raised.`,
    fix: 'Spread the listeners over several load balancers.',
    source: AWS_NLB_QUOTAS,
  },
  {
    id: 'load-balancer-clients-required',
    severity: 'error',
    attribute: 'clients',
    when: ({ clients }) => clients.length === 0,
    message: () => 'Nobody may connect to the load balancer.',
    why: 'Its security group then has no ingress rule, and every connection times out.',
    fix: 'Name the CIDR blocks, prefix lists or security groups of its clients.',
    source: AWS_NLB_GUIDE('load-balancer-security-groups'),
  },
  {
    id: 'load-balancer-clients-repeated',
    severity: 'error',
    attribute: 'clients',
    when: ({ clients }) => repeatedClient(clients) !== undefined,
    message: ({ clients }) => `The client ${quote(repeatedClient(clients))} is given twice.`,
    why: 'AWS refuses the second of two rules that are the same (InvalidPermission.Duplicate).',
    fix: 'Remove one of the two.',
    source: TERRAFORM_AWS('ec2/vpc_security_group_ingress_rule.go'),
  },
  {
    id: 'load-balancer-target-security-groups-required',
    severity: 'error',
    attribute: 'targetSecurityGroupIds',
    dependsOn: ({ targetGroups }) => Object.values(targetGroups).map(({ registration }) => registration.kind),
    when: ({ targetSecurityGroupIds, targetGroups }) =>
      targetSecurityGroupIds.length === 0 &&
      Object.values(targetGroups).some(
        ({ registration }) => registration.kind !== 'target-group-binding' || registration.networking === undefined,
      ),
    message: () => 'No security group lets the load balancer reach its targets.',
    why: 'Health checks then time out, and all targets stay unhealthy.',
    fix: 'Give the security groups of the nodes or pods as targetSecurityGroupIds.',
    source: AWS_NLB_GUIDE('load-balancer-security-groups'),
  },
  {
    id: 'load-balancer-security-group-rule-quota',
    severity: 'warning',
    attribute: 'clients',
    dependsOn: ({ scheme, ipAddressType }) => [scheme, ipAddressType],
    when: (loadBalancer) => ingressRuleCount(loadBalancer) > MAX_RULES_PER_SECURITY_GROUP,
    message: (loadBalancer) =>
      `The load balancer's security group needs ${ingressRuleCount(loadBalancer)} ingress rules of one address family.`,
    why: `AWS allows ${MAX_RULES_PER_SECURITY_GROUP} in each direction and for each address family unless the quota has been raised; each client costs one rule for each port.`,
    fix: 'Name fewer and wider blocks, or raise the quota (a prefix list counts as the number of its entries).',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  },
]);

/** The rules that count against the quota of the address family that has more of them. */
function ingressRuleCount(loadBalancer: ResolvedNetworkLoadBalancer): number {
  const families = securityGroupRules(loadBalancer).loadBalancer.ingress.map(({ peer }) =>
    typeof peer === 'object' && peer.cidr !== undefined ? parseCidr(peer.cidr)?.family : undefined,
  );
  const count = (other: 'ipv4' | 'ipv6') => families.filter((family) => family !== other).length;
  return Math.max(count('ipv4'), count('ipv6'));
}

/** The first client that one before it already covers exactly. */
function repeatedClient(clients: readonly ClientSpec[]): string | undefined {
  const values = clients.map(canonicalClient).flatMap(({ cidr, prefixListId, securityGroupId }) => {
    const given = [cidr, prefixListId, securityGroupId].filter((value) => value !== undefined);
    return given.length === 1 ? given : [];
  });
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}
