import { quote } from '@eks-ingress/diagnostics';
import { foreignRegionOf, isArnOf } from '../../identifiers';
import { addressFamily, blockMatcher } from '../../cidr';
import type {
  ApplicationLoadBalancerTargetSpec,
  AutoScalingGroupsSpec,
  IpAddressesSpec,
  IpTargetSpec,
  TaggedInstancesSpec,
  TargetGroupBindingSpec,
} from '../specification/registration';
import type { ResolvedTargetGroup } from '../specification/resolved';
import { AUTO_SCALING_GROUP_ATTACHMENT, AWS_LOAD_BALANCER_CONTROLLER, AWS_NLB_GUIDE, ELBV2_API } from '../../sources';
import { defineTerraformConstraints, withItems, type Scope } from './constraint';

const ALB_ARN = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/shop/50dc6c495c0c9188';

export const targetGroupBindingConstraints = defineTerraformConstraints<TargetGroupBindingSpec>()([
  {
    id: 'target-group-binding-networking-owner',
    severity: 'error',
    attribute: 'networking',
    when: ({ networking }, { loadBalancer: { targetSecurityGroupIds } }) =>
      networking !== undefined && targetSecurityGroupIds.length > 0,
    message: () =>
      'Both Terraform and the AWS Load Balancer Controller are told to open the security group of the targets.',
    why: 'Each removes the rules of the other, and targets turn unhealthy at the next apply or reconciliation.',
    fix: 'Remove networking from the binding, or targetSecurityGroupIds from the load balancer.',
    source: AWS_LOAD_BALANCER_CONTROLLER('targetgroupbinding/targetgroupbinding'),
    examples: {
      passes: [{ of: 'internal' }],
      fails: [
        {
          of: 'internet-facing',
          set: {
            'targetGroups.https.registration.networking': {
              ingress: [{ from: [{ ipBlock: { cidr: '10.20.0.0/16' } }], ports: [{ protocol: 'TCP', port: 80 }] }],
            },
          },
        },
      ],
    },
  },
]);

export const autoScalingGroupsConstraints = defineTerraformConstraints<AutoScalingGroupsSpec>()([
  {
    id: 'auto-scaling-groups-required',
    severity: 'error',
    attribute: 'names',
    when: ({ names }) => names.length === 0,
    message: () => 'No Auto Scaling group is named.',
    why: 'The target group stays empty.',
    fix: 'Name the Auto Scaling groups of the nodes.',
    source: AUTO_SCALING_GROUP_ATTACHMENT,
    examples: {
      passes: [{ of: 'node-port', set: { 'targetGroups.web.registration.names': ['eks-web'] } }],
      fails: [{ of: 'node-port', set: { 'targetGroups.web.registration.names': [] } }],
    },
  },
  {
    id: 'auto-scaling-groups-repeated',
    severity: 'error',
    attribute: 'names',
    when: ({ names }) => new Set(names).size < names.length,
    message: ({ names }) =>
      `The Auto Scaling group ${quote(names.find((name, index) => names.indexOf(name) < index))} is named twice.`,
    why: 'Terraform then has two resources for one attachment, and destroying either removes it.',
    fix: 'Remove one of the two.',
    source: AUTO_SCALING_GROUP_ATTACHMENT,
    examples: {
      passes: [{ of: 'node-port', set: { 'targetGroups.web.registration.names': ['eks-web', 'eks-web-2'] } }],
      fails: [{ of: 'node-port', set: { 'targetGroups.web.registration.names': ['eks-web', 'eks-web'] } }],
    },
  },
]);

export const taggedInstancesConstraints = defineTerraformConstraints<TaggedInstancesSpec>()([
  {
    id: 'tagged-instances-tags-required',
    severity: 'error',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length === 0,
    message: () => 'No tag is given.',
    why: 'Every running instance of the account in the region would be registered.',
    fix: 'Give a tag that the nodes of this cluster alone have, such as "eks:cluster-name".',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [
        {
          of: 'tagged-instances',
          set: { 'targetGroups.license.registration.tags': { 'eks:cluster-name': 'shop' } },
          finds: ['targetGroups.license.registration.tags: tagged-instances-membership'],
        },
      ],
      fails: [{ of: 'tagged-instances', set: { 'targetGroups.license.registration.tags': {} } }],
    },
  },
  {
    id: 'tagged-instances-membership',
    severity: 'warning',
    attribute: 'tags',
    when: ({ tags }) => Object.keys(tags).length > 0,
    message: ({ tags }) =>
      `Instances with the tags ${quote(tags)} are registered when Terraform is applied, and at no other time.`,
    why: 'A node that joins later receives no traffic, and one that was replaced stays in the list until the next apply.',
    fix: 'Keep the number of nodes fixed and apply after each change, or use Auto Scaling groups or a TargetGroupBinding.',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [{ of: 'node-port' }],
      fails: [
        {
          of: 'tagged-instances',
          set: { 'targetGroups.license.registration.tags.Team': 'licensing' },
          finds: ['targetGroups.license.registration.tags: tagged-instances-membership'],
        },
      ],
    },
  },
]);

/** The examples' target group of fixed addresses: two in the VPC, one in a data centre. */
const LDAP = 'targetGroups.ldap';
const TARGETS = `${LDAP}.registration.targets`;

const keyOf = ({ address, port, availabilityZone }: IpTargetSpec) => `${address} ${port} ${availabilityZone}`;

function repeatedTarget({ targets }: IpAddressesSpec): IpTargetSpec | undefined {
  const seen = new Set<string>();
  return targets.find((target) => seen.size === seen.add(keyOf(target)).size);
}

export const ipAddressesConstraints = defineTerraformConstraints<IpAddressesSpec>()([
  {
    id: 'ip-addresses-required',
    severity: 'error',
    attribute: 'targets',
    when: ({ targets }) => targets.length === 0,
    message: () => 'No address is given.',
    why: 'The target group stays empty.',
    fix: 'Give the addresses of the targets.',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [{ of: 'ip-addresses' }],
      fails: [{ of: 'ip-addresses', set: { [TARGETS]: [] } }],
    },
  },
  {
    id: 'ip-addresses-repeated',
    severity: 'error',
    attribute: 'targets',
    when: (registration) => repeatedTarget(registration) !== undefined,
    message: (registration) => `The target ${quote(repeatedTarget(registration)?.address)} is given twice.`,
    why: 'Terraform then has two resources for one target, and destroying either removes it.',
    fix: 'Remove one of the two.',
    source: ELBV2_API('RegisterTargets'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[1]`]: { address: '10.20.1.20', port: 3269 } } }],
      fails: [
        {
          of: 'ip-addresses',
          set: { [`${TARGETS}[1].address`]: '10.20.1.20' },
          finds: [`${TARGETS}: ip-addresses-repeated`],
        },
      ],
    },
  },
]);

/** RFC 1918 and RFC 6598. */
const PRIVATE_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

const targetGroupOf = ({ path: [, key = ''], loadBalancer }: Scope): ResolvedTargetGroup | undefined =>
  loadBalancer.targetGroups[key];

const vpcBlocks = (_target: IpTargetSpec, { loadBalancer: { vpcCidrBlocks } }: Scope) => withItems(vpcCidrBlocks);

const isPrivate = blockMatcher(PRIVATE_BLOCKS);

const matchers = new WeakMap<readonly string[], (address: string) => boolean>();

/** Whether an address is inside the VPC; undefined while its blocks are not known. They are read once for all targets. */
function isInVpc({ address }: IpTargetSpec, { loadBalancer: { vpcCidrBlocks } }: Scope): boolean | undefined {
  if (vpcCidrBlocks === undefined) return undefined;
  const matches = matchers.get(vpcCidrBlocks) ?? blockMatcher(vpcCidrBlocks);
  matchers.set(vpcCidrBlocks, matches);
  return matches(address);
}

/** Whether the target says of itself that it is outside the VPC, or the VPC's blocks say so. */
const isOutsideVpc = (target: IpTargetSpec, scope: Scope) =>
  !(isInVpc(target, scope) ?? target.availabilityZone === undefined);

export const ipTargetConstraints = defineTerraformConstraints<IpTargetSpec>()([
  {
    id: 'ip-target-address-syntax',
    severity: 'error',
    attribute: 'address',
    when: ({ address }) => addressFamily(address) === undefined,
    message: ({ address }) => `${quote(address)} is not an IP address.`,
    why: 'AWS registers addresses, and looks up no names.',
    fix: 'Give an address such as "10.20.1.20".',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[0].address`]: '10.20.255.255' } }],
      fails: ['ldap.example.com', '10.20.1.0/24', '10.20.1.256'].map((address) => ({
        of: 'ip-addresses',
        set: { [`${TARGETS}[0].address`]: address },
      })),
    },
  },
  {
    id: 'ip-target-address-family',
    severity: 'error',
    attribute: 'address',
    dependsOn: (_target, scope) => [targetGroupOf(scope)?.ipAddressType],
    when: ({ address }, scope) => {
      const family = addressFamily(address);
      return family !== undefined && family !== targetGroupOf(scope)?.ipAddressType;
    },
    message: ({ address }, scope) =>
      `The address ${quote(address)} is in a target group for ${quote(targetGroupOf(scope)?.ipAddressType)}.`,
    why: 'A target group has targets of one address family.',
    fix: 'Give an address of the other family, or change the ipAddressType of the target group.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[0].address`]: '10.20.3.20' } }],
      fails: [{ of: 'ip-addresses', set: { [`${TARGETS}[0].address`]: '2001:db8::20', vpcCidrBlocks: undefined } }],
    },
  },
  {
    id: 'ip-target-address-public',
    severity: 'error',
    attribute: 'address',
    dependsOn: (target, scope) => [target.availabilityZone, ...vpcBlocks(target, scope)],
    when: (target, scope) =>
      addressFamily(target.address) === 'ipv4' && isOutsideVpc(target, scope) && !isPrivate(target.address),
    message: ({ address }) => `The address ${quote(address)} is neither in the VPC nor private.`,
    why: `AWS registers addresses of the VPC and of ${PRIVATE_BLOCKS.join(', ')} only.`,
    fix: 'Give the private address of the target, over peering, a transit gateway or Direct Connect.',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[2].address`]: '100.64.0.20' } }],
      fails: [{ of: 'ip-addresses', set: { [`${TARGETS}[2].address`]: '203.0.113.20' } }],
    },
  },
  {
    id: 'ip-target-availability-zone-required',
    severity: 'error',
    attribute: 'availabilityZone',
    dependsOn: (target, scope) => [target.address, ...vpcBlocks(target, scope)],
    when: (target, scope) =>
      target.availabilityZone === undefined &&
      addressFamily(target.address) !== undefined &&
      isInVpc(target, scope) === false,
    message: ({ address }, { loadBalancer: { vpcCidrBlocks = [] } }) =>
      `The address ${quote(address)} is outside the VPC (${vpcCidrBlocks.join(', ')}) and has no zone.`,
    why: 'AWS cannot tell which zone it is in, and refuses it.',
    fix: 'Set availabilityZone to "all", or to the zone whose address alone is to reach it.',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { vpcCidrBlocks: ['10.20.0.0/16', '192.168.0.0/16'] } }],
      fails: [{ of: 'ip-addresses', set: { [`${TARGETS}[2].availabilityZone`]: undefined } }],
    },
  },
  {
    id: 'ip-target-availability-zone-region',
    severity: 'error',
    attribute: 'availabilityZone',
    dependsOn: (_target, { loadBalancer: { region } }) => [region],
    when: ({ availabilityZone = 'all' }, { loadBalancer: { region } }) =>
      availabilityZone !== 'all' && region !== undefined && !availabilityZone.startsWith(region),
    message: ({ availabilityZone }, { loadBalancer: { region } }) =>
      `The zone ${quote(availabilityZone)} is not in the region ${quote(region)}.`,
    why: 'AWS takes a zone that the load balancer is in.',
    fix: 'Give a zone of the load balancer, or "all".',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[2].availabilityZone`]: 'ap-northeast-2a' } }],
      fails: [{ of: 'ip-addresses', set: { [`${TARGETS}[2].availabilityZone`]: 'us-east-1a' } }],
    },
  },
  {
    id: 'ip-target-udp-outside-vpc',
    severity: 'error',
    attribute: 'address',
    dependsOn: (target, scope) => [
      targetGroupOf(scope)?.protocol,
      target.availabilityZone,
      ...vpcBlocks(target, scope),
    ],
    when: (target, scope) =>
      ['UDP', 'TCP_UDP'].includes(targetGroupOf(scope)?.protocol ?? '') &&
      addressFamily(target.address) !== undefined &&
      isOutsideVpc(target, scope),
    message: ({ address }, scope) =>
      `The ${targetGroupOf(scope)?.protocol} target ${quote(address)} is outside the VPC.`,
    why: 'AWS sends UDP to targets in the VPC of the load balancer only.',
    fix: 'Use a target in the VPC that passes it on.',
    source: AWS_NLB_GUIDE('load-balancer-target-groups'),
    examples: {
      passes: [{ of: 'ip-addresses' }],
      fails: [
        {
          of: 'ip-addresses',
          set: { [`${LDAP}.protocol`]: 'UDP', 'listeners[0].protocol': 'UDP' },
          finds: [`${TARGETS}[2].address: ip-target-udp-outside-vpc`],
        },
      ],
    },
  },
  {
    id: 'ip-target-preserve-client-ip-outside-vpc',
    severity: 'warning',
    attribute: 'address',
    dependsOn: (target, scope) => {
      const { protocol, preserveClientIp } = targetGroupOf(scope) ?? {};
      return [protocol, preserveClientIp, target.availabilityZone, ...vpcBlocks(target, scope)];
    },
    when: (target, scope) => {
      const { protocol = '', preserveClientIp = false } = targetGroupOf(scope) ?? {};
      return ['TCP', 'TLS'].includes(protocol) && preserveClientIp && isOutsideVpc(target, scope);
    },
    message: ({ address }) => `The target ${quote(address)} is outside the VPC and is to see the addresses of clients.`,
    why: 'Its answers do not come back through the load balancer, and connections time out.',
    fix: 'Turn preserveClientIp off, and use PROXY protocol v2 where the target needs the address.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${LDAP}.preserveClientIp`]: false } }],
      fails: [
        {
          of: 'ip-addresses',
          set: { [`${LDAP}.preserveClientIp`]: true },
          finds: [
            `${LDAP}.preserveClientIp: target-group-preserve-client-ip-hairpin`,
            `${TARGETS}[2].address: ip-target-preserve-client-ip-outside-vpc`,
          ],
        },
      ],
    },
  },
  {
    id: 'ip-target-port-range',
    severity: 'error',
    attribute: 'port',
    when: ({ port = 1 }) => !Number.isInteger(port) || port < 1 || port > 65535,
    message: ({ port }) => `The port ${quote(port)} is not a whole number from 1 to 65535.`,
    why: 'AWS refuses it.',
    fix: 'Give a port, or leave it out for the one of the target group.',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'ip-addresses', set: { [`${TARGETS}[0].port`]: 3269 } }],
      fails: [{ of: 'ip-addresses', set: { [`${TARGETS}[0].port`]: 0 } }],
    },
  },
]);

export const applicationLoadBalancerConstraints = defineTerraformConstraints<ApplicationLoadBalancerTargetSpec>()([
  {
    id: 'application-load-balancer-arn',
    severity: 'error',
    attribute: 'arn',
    when: ({ arn }) => !isArnOf('application-load-balancer', arn),
    message: ({ arn }) => `${quote(arn)} is not the ARN of an Application Load Balancer.`,
    why: 'AWS registers it by its ARN.',
    fix: 'Give an ARN such as "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/shop/…".',
    source: ELBV2_API('TargetDescription'),
    examples: {
      passes: [{ of: 'application-load-balancer' }],
      fails: ['shop', ALB_ARN.replace('/app/', '/net/')].map((arn) => ({
        of: 'application-load-balancer',
        set: { 'targetGroups.alb.registration.arn': arn },
      })),
    },
  },
  {
    id: 'application-load-balancer-region',
    severity: 'error',
    attribute: 'arn',
    dependsOn: (_registration, { loadBalancer: { region } }) => [region],
    when: ({ arn }, { loadBalancer: { region } }) =>
      isArnOf('application-load-balancer', arn) && foreignRegionOf(arn, region) !== undefined,
    message: ({ arn }, { loadBalancer: { region } }) =>
      `The Application Load Balancer ${quote(arn)} is in ${quote(foreignRegionOf(arn, region))}, the load balancer in ${quote(region)}.`,
    why: 'Both have to be in one VPC.',
    fix: 'Give an Application Load Balancer of the same VPC.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer' }],
      fails: [
        {
          of: 'application-load-balancer',
          set: { 'targetGroups.alb.registration.arn': ALB_ARN.replace('ap-northeast-2', 'us-east-1') },
        },
      ],
    },
  },
]);
