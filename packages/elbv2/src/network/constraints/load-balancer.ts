import { cloudProviderAwsRelease, nearest, quote, sourceUrl } from '@eks-ingress/diagnostics';
import { DNS_RECORD_CLIENT_ROUTING_POLICIES } from '../../attributes';
import { canonicalClient } from '../../canonical-client';
import {
  findRefusedTag,
  loadBalancerNameFaults,
  MAX_NAME_LENGTH,
  MAX_TAGS,
  nearestName,
  ownershipTagOf,
  TAG_RULE,
} from '../../identifiers';
import { isAdjustableQuota, QUOTAS, quotaOf, type RaisedQuotas } from '../../quotas';
import { securityGroupRules, type SecurityGroupRules } from '../security-group-rules';
import type { ClientSpec } from '../../specification/client';
import type { IpTargetSpec } from '../specification/registration';
import type { ResolvedNetworkLoadBalancer, ResolvedTargetGroup } from '../specification/resolved';
import { AWS_NLB_GUIDE, AWS_VPC_QUOTAS, ELBV2_API, TERRAFORM_AWS } from '../../sources';
import { defineConstraints } from './constraint';
import { EXAMPLE_CERTIFICATE as CERTIFICATE } from './example';
import { quotaConstraint } from './quota';

const MIN_CAPACITY_UNITS_PER_ZONE = 2750;

const ROUTING_POLICIES: readonly string[] = DNS_RECORD_CLIENT_ROUTING_POLICIES;

const isOutsideVpc = ({ availabilityZone }: IpTargetSpec) => availabilityZone !== undefined;

const costs = new WeakMap<object, SecurityGroupRules['cost']>();

/** What the rules of a load balancer cost, counted once: several constraints ask. */
function costOf(loadBalancer: ResolvedNetworkLoadBalancer): SecurityGroupRules['cost'] {
  const known = costs.get(loadBalancer);
  if (known !== undefined) return known;
  const { cost } = securityGroupRules(loadBalancer);
  costs.set(loadBalancer, cost);
  return cost;
}

const securityGroupCount = ({ additionalSecurityGroupIds }: ResolvedNetworkLoadBalancer) =>
  1 + additionalSecurityGroupIds.length;

const rulesPerInterface = (quotas: RaisedQuotas) =>
  quotaOf('security-groups-per-interface', quotas) * quotaOf('rules-per-security-group', quotas);

const fixedQuota = (quotas: RaisedQuotas) => Object.keys(quotas).find((name) => !isAdjustableQuota(name));

/** What an Application Load Balancer counts as, at least. */
const APPLICATION_LOAD_BALANCER_TARGETS = 50;

/** The targets of all target groups as far as they are known, with whether each zone sends to all of them. */
function targetsOf({ crossZone, targetGroups }: ResolvedNetworkLoadBalancer) {
  return Object.values(targetGroups).flatMap(({ registration, crossZone: own }) => {
    const everywhere = own === 'use_load_balancer_configuration' ? crossZone : own;
    if (registration.kind === 'application-load-balancer') {
      return Array.from({ length: APPLICATION_LOAD_BALANCER_TARGETS }, () => ({ zone: undefined, everywhere }));
    }
    if (registration.kind !== 'ip-addresses') return [];
    return registration.targets.map(({ availabilityZone }) => ({ zone: availabilityZone, everywhere }));
  });
}

const addressCount = ({ registration }: ResolvedTargetGroup) =>
  registration.kind === 'ip-addresses' ? registration.targets.length : 0;

/** How many targets count in the zone that has most; those whose zone is not known are spread evenly at best. */
function targetsInFullestZone(loadBalancer: ResolvedNetworkLoadBalancer): number {
  const targets = targetsOf(loadBalancer);
  if (targets.some(({ everywhere }) => everywhere)) return targets.length;
  const everywhere = targets.filter(({ zone }) => zone === 'all').length;
  const zones = new Set(targets.flatMap(({ zone = 'all' }) => (zone === 'all' ? [] : [zone])));
  const inOne = [...zones].map((name) => targets.filter(({ zone }) => zone === name).length);
  const evenly = Math.ceil((targets.length - everywhere) / Math.max(1, loadBalancer.subnetMappings.length));
  return everywhere + Math.max(evenly, ...inOne);
}

const LISTENERS = QUOTAS['listeners-per-load-balancer'].limit;
const CERTIFICATES = QUOTAS['certificates-per-load-balancer'].limit;
const SECURITY_GROUPS = QUOTAS['security-groups-per-interface'].limit;
const MAX_SECURITY_GROUPS = QUOTAS['security-groups-per-interface'].maximum;
const SECONDARY_IPS = QUOTAS['secondary-ips-per-subnet'].limit;
const CAPACITY_UNITS = QUOTAS['capacity-units-per-zone'].limit;
const RULES_OF_EACH_GROUP = Math.floor(QUOTAS['rules-per-interface'].limit / SECURITY_GROUPS);
const MANY_RULES = { 'quotas.rules-per-security-group': RULES_OF_EACH_GROUP };

const blocks = (count: number) => Array.from({ length: count }, (_, index) => ({ cidr: `198.51.${index}.0/24` }));

const groups = (count: number) =>
  Array.from({ length: count }, (_, index) => `sg-0a1b2c3d4e5f607${index.toString().padStart(2, '0')}`);
const syslogListeners = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ port: 5000 + index, protocol: 'UDP', targetGroup: 'syslog' }));
const sniCertificates = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ arn: `${CERTIFICATE}-${index}` }));

export const loadBalancerConstraints = defineConstraints<ResolvedNetworkLoadBalancer>()([
  {
    id: 'load-balancer-name-length',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => loadBalancerNameFaults(name).includes('length'),
    message: ({ name }) => `The name ${quote(name)} has ${name.length} characters.`,
    why: 'Terraform refuses a load balancer name of more than 32 characters, and makes one up when it is empty.',
    fix: `Choose a name of 1 to ${MAX_NAME_LENGTH} characters.`,
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/validate.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { name: 'shop-public-of-the-whole-of-apac' } }],
      fails: ['', 'shop-public-of-the-whole-apac-area'].map((name) => ({ of: 'internet-facing', set: { name } })),
    },
  },
  {
    id: 'load-balancer-name-characters',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => loadBalancerNameFaults(name).includes('characters'),
    message: ({ name }) => `The name ${quote(name)} has characters that a load balancer name cannot have.`,
    why: 'Terraform accepts letters, digits and hyphens, and no hyphen at either end.',
    fix: ({ name }) => {
      const allowed = nearestName(name);
      return allowed === '' ? 'Use letters, digits and hyphens.' : `Use a name such as ${quote(allowed)}.`;
    },
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/validate.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { name: 'Shop-2' } }],
      fails: ['shop_public', 'shop-', '-shop', '---'].map((name) => ({ of: 'internet-facing', set: { name } })),
    },
  },
  {
    id: 'load-balancer-name-reserved',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => loadBalancerNameFaults(name).includes('reserved'),
    message: ({ name }) => `The name ${quote(name)} begins with "internal-".`,
    why: 'AWS keeps that beginning for the DNS names of internal load balancers.',
    fix: 'Choose a name that does not begin with "internal-".',
    source: TERRAFORM_AWS('elbv2/validate.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { name: 'internal' } }],
      fails: [{ of: 'internet-facing', set: { name: 'internal-shop' } }],
    },
  },
  {
    id: 'load-balancer-ownership-tags',
    severity: 'error',
    attribute: 'tags',
    when: ({ tags }) => ownershipTagOf(tags) !== undefined,
    message: ({ tags }) =>
      `The tag ${quote(ownershipTagOf(tags))} says that a controller of Kubernetes owns the load balancer.`,
    why: 'The controller whose tag it is changes or deletes what it takes for its own.',
    fix: 'Remove the tag: Terraform owns the load balancer.',
    manifests: { fix: null },
    source: sourceUrl(cloudProviderAwsRelease, 'pkg/providers/v1/tags.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { tags: { Team: 'shop', 'kubernetes.io/cluster/shop': 'shared' } } }],
      fails: [
        { of: 'internet-facing', set: { tags: { 'kubernetes.io/service-name': 'ingress-nginx/controller' } } },
        { of: 'internet-facing', set: { tags: { 'kubernetes.io/cluster/shop': 'owned' } } },
        { of: 'internet-facing', set: { tags: { 'elbv2.k8s.aws/cluster': 'shop' } } },
      ],
    },
  },
  {
    id: 'load-balancer-tags',
    severity: 'warning',
    attribute: 'tags',
    dependsOn: ({ tags }) => Object.values(tags),
    when: ({ tags }) => Object.keys(tags).length > MAX_TAGS || findRefusedTag(tags) !== undefined,
    message: ({ tags }) => {
      const refused = findRefusedTag(tags);
      return refused === undefined
        ? `${Object.keys(tags).length} tags are more than ${MAX_TAGS}.`
        : `The tag ${quote(refused.key)} ${refused.fault}.`;
    },
    why: `AWS refuses more than ${MAX_TAGS} tags. ${TAG_RULE}`,
    fix: 'Change the tag, or remove some.',
    source: ELBV2_API('AddTags'),
    examples: {
      passes: [
        { of: 'internet-facing', set: { tags: { Team: 'x'.repeat(256) } } },
        { of: 'internet-facing', set: { tags: { '팀 1': 'shop+checkout@seoul', awsTeam: '' } } },
      ],
      fails: [
        { of: 'internet-facing', set: { tags: { 'aws:team': 'shop' } } },
        { of: 'internet-facing', set: { tags: { 'AWS:team': 'shop' } } },
        { of: 'internet-facing', set: { tags: { 'Team!': 'shop' } } },
        { of: 'internet-facing', set: { tags: { Team: 'shop, checkout' } } },
        { of: 'internet-facing', set: { tags: { ['x'.repeat(129)]: 'shop' } } },
        { of: 'internet-facing', set: { tags: { Team: 'x'.repeat(257) } } },
        {
          of: 'internet-facing',
          set: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`Team${index}`, 'shop'])) },
        },
      ],
    },
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
    examples: {
      passes: [{ of: 'dual-stack', set: { scheme: 'internal' } }],
      fails: [{ of: 'dual-stack', set: { scheme: 'public' } }],
    },
  },
  {
    id: 'load-balancer-ip-address-type',
    severity: 'error',
    attribute: 'ipAddressType',
    when: ({ ipAddressType }) => ipAddressType !== 'ipv4' && ipAddressType !== 'dualstack',
    message: ({ ipAddressType }) => `A Network Load Balancer has no address type ${quote(ipAddressType)}.`,
    why: 'Terraform accepts the values of Application Load Balancers here, and AWS then refuses them.',
    fix: 'Use "ipv4" or "dualstack".',
    manifests: { why: null },
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'internal', set: { ipAddressType: 'dualstack' } }],
      fails: [{ of: 'internet-facing', set: { ipAddressType: 'dualstack-without-public-ipv4' } }],
    },
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
    examples: {
      passes: [{ of: 'internal' }],
      fails: [{ of: 'internet-facing', set: { subnetMappings: [] } }],
    },
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
    examples: {
      passes: [{ of: 'dual-stack' }],
      fails: [{ of: 'dual-stack', set: { subnetMappings: [{ subnetId: 'subnet-0a1b2c3d4e5f60718' }] } }],
    },
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
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { 'subnetMappings[0].allocationId': undefined, 'subnetMappings[1].allocationId': undefined },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: { 'subnetMappings[1].allocationId': undefined },
          finds: ['subnetMappings: load-balancer-elastic-ip-count'],
        },
      ],
    },
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
    examples: {
      passes: [{ of: 'internal' }],
      fails: [{ of: 'internet-facing', set: { listeners: [] } }],
    },
  },
  quotaConstraint('listeners-per-load-balancer', {
    id: 'load-balancer-listener-quota',
    attribute: 'listeners',
    count: ({ listeners }) => listeners.length,
    subject: 'The load balancer has',
    noun: 'listeners',
    fix: 'Spread the listeners over several load balancers',
    examples: {
      passes: [{ of: 'udp', set: { listeners: syslogListeners(LISTENERS), ...MANY_RULES } }],
      fails: [{ of: 'udp', set: { listeners: syslogListeners(LISTENERS + 1), ...MANY_RULES } }],
    },
  }),
  quotaConstraint('certificates-per-load-balancer', {
    id: 'load-balancer-certificate-quota',
    attribute: 'listeners',
    count: ({ listeners }) =>
      new Set(listeners.flatMap(({ additionalCertificates }) => additionalCertificates.map(({ arn }) => arn))).size,
    subject: 'The load balancer has',
    noun: 'SNI certificates',
    fix: 'Use certificates with several names or wildcards',
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: {
            'listeners[1].additionalCertificates': sniCertificates(CERTIFICATES + 1),
            'quotas.certificates-per-load-balancer': CERTIFICATES + 1,
          },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: { 'listeners[1].additionalCertificates': sniCertificates(CERTIFICATES + 1) },
          finds: ['listeners: load-balancer-certificate-quota'],
        },
        {
          of: 'internet-facing',
          set: { 'quotas.certificates-per-load-balancer': 0 },
          finds: ['listeners: load-balancer-certificate-quota'],
        },
      ],
    },
  }),
  {
    id: 'load-balancer-clients-required',
    severity: 'error',
    attribute: 'clients',
    when: ({ clients }) => clients.length === 0,
    message: () => 'Nobody may connect to the load balancer.',
    why: 'Its security group then has no ingress rule, and every connection times out.',
    fix: 'Name the CIDR blocks, prefix lists or security groups of its clients.',
    source: AWS_NLB_GUIDE('load-balancer-security-groups'),
    examples: {
      passes: [{ of: 'internet-facing', set: { clients: [{ cidr: '203.0.113.0/24' }] } }],
      fails: [{ of: 'internet-facing', set: { clients: [] } }],
    },
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
    examples: {
      passes: [{ of: 'node-port', set: { 'clients[1].cidr': '198.51.101.0/24' } }],
      fails: [
        {
          of: 'node-port',
          set: { 'clients[1].cidr': '198.51.100.0/24' },
          finds: ['clients: load-balancer-clients-repeated'],
        },
        {
          of: 'dual-stack',
          set: { 'clients[0].cidr': '2001:DB8:0100::/40' },
          finds: ['clients: load-balancer-clients-repeated'],
        },
        {
          of: 'internal',
          set: { 'clients[3]': { prefixListId: 'pl-0a1b2c3d4e5f60718' } },
          finds: ['clients: load-balancer-clients-repeated'],
        },
      ],
    },
  },
  {
    id: 'load-balancer-target-security-groups-required',
    severity: 'error',
    attribute: 'targetSecurityGroupIds',
    dependsOn: ({ targetGroups }) => Object.values(targetGroups).map(({ registration }) => registration.kind),
    when: ({ targetSecurityGroupIds, targetGroups }) =>
      targetSecurityGroupIds.length === 0 &&
      Object.values(targetGroups).some(
        ({ registration }) =>
          !(registration.kind === 'target-group-binding' && registration.networking !== undefined) &&
          !(registration.kind === 'ip-addresses' && registration.targets.every(isOutsideVpc)),
      ),
    message: () => 'No security group lets the load balancer reach its targets.',
    why: 'Health checks then time out, and all targets stay unhealthy.',
    fix: 'Give the security groups of the nodes or pods as targetSecurityGroupIds.',
    source: AWS_NLB_GUIDE('load-balancer-security-groups'),
    examples: {
      passes: [
        { of: 'internal', set: { targetSecurityGroupIds: undefined } },
        {
          of: 'ip-addresses',
          set: {
            targetSecurityGroupIds: undefined,
            'targetGroups.ldap.registration.targets': [{ address: '192.168.1.20', availabilityZone: 'all' }],
          },
        },
      ],
      fails: [
        { of: 'internet-facing', set: { targetSecurityGroupIds: undefined } },
        { of: 'node-port', set: { targetSecurityGroupIds: [] } },
      ],
    },
  },
  quotaConstraint('rules-per-security-group', {
    id: 'load-balancer-security-group-rule-quota',
    attribute: 'clients',
    dependsOn: ({ scheme, ipAddressType }) => [scheme, ipAddressType],
    count: (loadBalancer) => costOf(loadBalancer).loadBalancer.ingress,
    subject: 'The security group of the load balancer has',
    noun: 'ingress rules of one address family, one for each client on each port',
    fix: 'Name fewer and wider blocks',
    examples: {
      passes: [
        { of: 'internet-facing', set: { clients: blocks(29), 'quotas.rules-per-security-group': 60 } },
        { of: 'internet-facing', set: { clients: blocks(30), 'quotas.rules-per-security-group': 61 } },
      ],
      fails: [{ of: 'internet-facing', set: { clients: blocks(30), 'quotas.rules-per-security-group': 60 } }],
    },
  }),
  quotaConstraint('rules-per-security-group', {
    id: 'load-balancer-egress-rule-quota',
    attribute: 'targetGroups',
    count: (loadBalancer) => costOf(loadBalancer).loadBalancer.egress,
    subject: 'The security group of the load balancer has',
    noun: 'egress rules, one for each port of the targets in each of their groups',
    fix: 'Use fewer ports for traffic and health checks, or one security group for all targets',
    examples: {
      passes: [{ of: 'node-port', set: { 'quotas.rules-per-security-group': 5 } }],
      fails: [
        {
          of: 'node-port',
          set: {
            'quotas.rules-per-security-group': 5,
            targetSecurityGroupIds: Array.from({ length: 6 }, (_, index) => `sg-0a1b2c3d4e5f6071${index}`),
          },
          finds: ['targetGroups: load-balancer-egress-rule-quota'],
        },
      ],
    },
  }),
  quotaConstraint('rules-per-security-group', {
    id: 'load-balancer-target-rule-quota',
    attribute: 'targetSecurityGroupIds',
    count: ({ targetSecurityGroupIds, ...loadBalancer }) =>
      targetSecurityGroupIds.length === 0 ? 0 : costOf({ ...loadBalancer, targetSecurityGroupIds }).targets.ingress,
    subject: 'Each security group of the targets gets',
    noun: 'ingress rules',
    fix: 'Use fewer ports for traffic and health checks',
    examples: {
      passes: [{ of: 'udp', set: { 'quotas.rules-per-security-group': 4 } }],
      fails: [
        {
          of: 'udp',
          set: { 'quotas.rules-per-security-group': 3 },
          finds: [
            'targetSecurityGroupIds: load-balancer-target-rule-quota',
            'targetGroups: load-balancer-egress-rule-quota',
            'clients: load-balancer-security-group-rule-quota',
          ],
        },
      ],
    },
  }),
  quotaConstraint('security-groups-per-interface', {
    id: 'load-balancer-security-group-quota',
    attribute: 'additionalSecurityGroupIds',
    count: securityGroupCount,
    subject: 'The load balancer has',
    noun: 'security groups, its own included',
    fix: 'Put the rules into fewer groups',
    examples: {
      passes: [{ of: 'internal', set: { additionalSecurityGroupIds: groups(SECURITY_GROUPS - 1) } }],
      fails: [{ of: 'internal', set: { additionalSecurityGroupIds: groups(SECURITY_GROUPS) } }],
    },
  }),
  {
    id: 'load-balancer-security-group-maximum',
    severity: 'error',
    attribute: 'additionalSecurityGroupIds',
    when: (loadBalancer) => securityGroupCount(loadBalancer) > MAX_SECURITY_GROUPS,
    message: (loadBalancer) =>
      `The load balancer has ${securityGroupCount(loadBalancer)} security groups, its own included.`,
    why: `AWS raises the quota to ${MAX_SECURITY_GROUPS} groups on a network interface and no further.`,
    fix: 'Put the rules into fewer groups.',
    source: AWS_VPC_QUOTAS,
    examples: {
      passes: [
        {
          of: 'internal',
          set: {
            additionalSecurityGroupIds: groups(MAX_SECURITY_GROUPS - 1),
            'quotas.security-groups-per-interface': MAX_SECURITY_GROUPS,
          },
        },
      ],
      fails: [
        {
          of: 'internal',
          set: {
            additionalSecurityGroupIds: groups(MAX_SECURITY_GROUPS),
            'quotas.security-groups-per-interface': MAX_SECURITY_GROUPS + 1,
            'quotas.rules-per-security-group': 50,
          },
        },
      ],
    },
  },
  {
    id: 'load-balancer-rules-per-interface',
    severity: 'error',
    attribute: 'quotas',
    dependsOn: ({ quotas }) => Object.values(quotas),
    when: ({ quotas }) => rulesPerInterface(quotas) > QUOTAS['rules-per-interface'].limit,
    message: ({ quotas }) =>
      `${quotaOf('security-groups-per-interface', quotas)} security groups of ${quotaOf('rules-per-security-group', quotas)} rules each are ${rulesPerInterface(quotas)} rules on a network interface.`,
    why: `AWS raises one of the two quotas only while their product is at most ${QUOTAS['rules-per-interface'].limit}.`,
    fix: 'Give the quotas that the account really has.',
    source: AWS_VPC_QUOTAS,
    examples: {
      passes: [{ of: 'internal', set: { 'quotas.rules-per-security-group': RULES_OF_EACH_GROUP } }],
      fails: [
        {
          of: 'internal',
          set: { 'quotas.rules-per-security-group': RULES_OF_EACH_GROUP + 1 },
          finds: ['quotas: load-balancer-rules-per-interface'],
        },
      ],
    },
  },
  {
    id: 'load-balancer-quota-fixed',
    severity: 'error',
    attribute: 'quotas',
    when: ({ quotas }) => fixedQuota(quotas) !== undefined,
    message: ({ quotas }) => `The quota ${quote(fixedQuota(quotas))} cannot be given.`,
    why: 'Either there is no such quota here, or AWS does not raise it.',
    fix: (loadBalancer) => {
      const given = fixedQuota(loadBalancer.quotas) ?? '';
      if (Object.hasOwn(QUOTAS, given)) return 'Remove it, and keep to the limit.';
      const names = Object.keys(QUOTAS).filter(isAdjustableQuota);
      const meant = nearest(given, names);
      return meant === undefined ? `Use one of ${names.join(', ')}.` : `Did you mean ${quote(meant)}?`;
    },
    source: 'https://docs.aws.amazon.com/general/latest/gr/elb.html',
    examples: {
      passes: [{ of: 'internal', set: { 'quotas.targets-per-zone': 1000 } }],
      fails: ['listeners-per-load-balancer', 'targets'].map((name) => ({
        of: 'internal',
        set: { [`quotas.${name}`]: 100 },
        finds: ['quotas: load-balancer-quota-fixed'],
      })),
    },
  },
  quotaConstraint('targets-per-load-balancer', {
    id: 'load-balancer-target-quota',
    attribute: 'targetGroups',
    count: (loadBalancer) => targetsOf(loadBalancer).length,
    subject: 'The load balancer has',
    noun: `registered targets (an Application Load Balancer counts as ${APPLICATION_LOAD_BALANCER_TARGETS})`,
    fix: 'Spread the targets over several load balancers',
    examples: {
      passes: [
        { of: 'ip-addresses', set: { 'quotas.targets-per-load-balancer': 3 } },
        { of: 'application-load-balancer', set: { 'quotas.targets-per-load-balancer': 50 } },
      ],
      fails: [
        {
          of: 'application-load-balancer',
          set: { 'quotas.targets-per-load-balancer': 49 },
          finds: ['targetGroups: load-balancer-target-quota'],
        },
        {
          of: 'ip-addresses',
          set: { 'quotas.targets-per-load-balancer': 2 },
          finds: ['targetGroups: load-balancer-target-quota'],
        },
      ],
    },
  }),
  quotaConstraint('targets-per-zone', {
    id: 'load-balancer-targets-per-zone-quota',
    attribute: 'targetGroups',
    dependsOn: ({ crossZone, targetGroups }) => [
      crossZone,
      ...Object.values(targetGroups).map((targetGroup) => targetGroup.crossZone),
    ],
    count: targetsInFullestZone,
    subject: 'One zone has, or all zones together have with cross-zone load balancing on, at least',
    noun: `registered targets (an Application Load Balancer counts as ${APPLICATION_LOAD_BALANCER_TARGETS})`,
    fix: 'Spread the targets over several load balancers, or turn crossZone off',
    examples: {
      passes: [
        { of: 'ip-addresses', set: { 'quotas.targets-per-zone': 2 } },
        { of: 'ip-addresses', set: { crossZone: true, 'quotas.targets-per-zone': 3 } },
      ],
      fails: [
        {
          of: 'ip-addresses',
          set: { crossZone: true, 'quotas.targets-per-zone': 2 },
          finds: ['targetGroups: load-balancer-targets-per-zone-quota'],
        },
        {
          of: 'ip-addresses',
          set: { 'quotas.targets-per-zone': 1 },
          finds: ['targetGroups: load-balancer-targets-per-zone-quota'],
        },
      ],
    },
  }),
  quotaConstraint('targets-per-target-group', {
    id: 'load-balancer-target-group-quota',
    attribute: 'targetGroups',
    count: ({ targetGroups }) => Math.max(0, ...Object.values(targetGroups).map(addressCount)),
    subject: 'One target group has',
    noun: 'registered addresses',
    fix: 'Spread the targets over several target groups',
    examples: {
      passes: [{ of: 'ip-addresses', set: { 'quotas.targets-per-target-group': 3 } }],
      fails: [
        {
          of: 'ip-addresses',
          set: { 'quotas.targets-per-target-group': 2 },
          finds: ['targetGroups: load-balancer-target-group-quota'],
        },
      ],
    },
  }),
  {
    id: 'load-balancer-dns-record-client-routing-policy',
    severity: 'error',
    attribute: 'dnsRecordClientRoutingPolicy',
    when: ({ dnsRecordClientRoutingPolicy }) => !ROUTING_POLICIES.includes(dnsRecordClientRoutingPolicy),
    message: ({ dnsRecordClientRoutingPolicy }) =>
      `There is no DNS routing policy ${quote(dnsRecordClientRoutingPolicy)}.`,
    why: 'Terraform refuses it.',
    fix: `Use one of ${ROUTING_POLICIES.join(', ')}.`,
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/load_balancer.go'),
    examples: {
      passes: [{ of: 'internal', set: { dnsRecordClientRoutingPolicy: 'availability_zone_affinity' } }],
      fails: [{ of: 'internal', set: { dnsRecordClientRoutingPolicy: 'zone_affinity' } }],
    },
  },
  {
    id: 'load-balancer-secondary-ips',
    severity: 'error',
    attribute: 'secondaryIpsPerSubnet',
    when: ({ secondaryIpsPerSubnet: count }) => !Number.isInteger(count) || count < 0 || count > SECONDARY_IPS,
    message: ({ secondaryIpsPerSubnet }) =>
      `${quote(secondaryIpsPerSubnet)} secondary addresses in a subnet are not a whole number from 0 to ${SECONDARY_IPS}.`,
    why: 'AWS refuses it. A number can be raised later; lowering it replaces the load balancer.',
    fix: `Give a number from 0 to ${SECONDARY_IPS}.`,
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'internal', set: { secondaryIpsPerSubnet: SECONDARY_IPS } }],
      fails: [-1, SECONDARY_IPS + 1, 1.5].map((count) => ({ of: 'internal', set: { secondaryIpsPerSubnet: count } })),
    },
  },
  {
    id: 'load-balancer-capacity-units-minimum',
    severity: 'error',
    attribute: 'minimumCapacityUnits',
    when: ({ minimumCapacityUnits: units, subnetMappings }) =>
      units !== undefined && !(Number.isInteger(units) && units >= MIN_CAPACITY_UNITS_PER_ZONE * subnetMappings.length),
    message: ({ minimumCapacityUnits, subnetMappings }) =>
      `${quote(minimumCapacityUnits)} capacity units are too few for ${subnetMappings.length} zones, or no whole number.`,
    why: `AWS reserves at least ${MIN_CAPACITY_UNITS_PER_ZONE} in each zone.`,
    fix: ({ subnetMappings }) => `Give ${MIN_CAPACITY_UNITS_PER_ZONE * subnetMappings.length} or more, or none.`,
    source:
      'https://github.com/aws/aws-cdk/blob/v2.276.0/packages/aws-cdk-lib/aws-elasticloadbalancingv2/lib/nlb/network-load-balancer.ts',
    examples: {
      passes: [{ of: 'internal', set: { minimumCapacityUnits: 5500 } }],
      fails: [0, 5499, 6000.5].map((units) => ({ of: 'internal', set: { minimumCapacityUnits: units } })),
    },
  },
  quotaConstraint('capacity-units-per-zone', {
    id: 'load-balancer-capacity-units-quota',
    attribute: 'minimumCapacityUnits',
    count: ({ minimumCapacityUnits = 0, subnetMappings }) => Math.ceil(minimumCapacityUnits / subnetMappings.length),
    subject: 'The load balancer reserves',
    noun: 'capacity units in each zone',
    fix: 'Reserve fewer',
    examples: {
      passes: [{ of: 'internal', set: { minimumCapacityUnits: 2 * CAPACITY_UNITS } }],
      fails: [{ of: 'internal', set: { minimumCapacityUnits: 2 * CAPACITY_UNITS + 1 } }],
    },
  }),
  {
    id: 'load-balancer-capacity-units-tls',
    severity: 'error',
    attribute: 'minimumCapacityUnits',
    dependsOn: ({ listeners }) => listeners.map(({ protocol }) => protocol),
    when: ({ minimumCapacityUnits, listeners }) =>
      minimumCapacityUnits !== undefined && listeners.some(({ protocol }) => protocol === 'TLS'),
    message: ({ minimumCapacityUnits }) =>
      `${quote(minimumCapacityUnits)} capacity units are reserved for a load balancer with a TLS listener.`,
    why: 'AWS reserves no capacity for load balancers that end TLS.',
    fix: 'Remove minimumCapacityUnits, or end TLS at the targets.',
    source: AWS_NLB_GUIDE('capacity-unit-reservation'),
    examples: {
      passes: [{ of: 'udp', set: { minimumCapacityUnits: 6000 } }],
      fails: [{ of: 'internet-facing', set: { minimumCapacityUnits: 6000 } }],
    },
  },
]);

/** The first client that one before it already covers exactly. */
function repeatedClient(clients: readonly ClientSpec[]): string | undefined {
  const values = clients.map(canonicalClient).flatMap(({ cidr, prefixListId, securityGroupId }) => {
    const given = [cidr, prefixListId, securityGroupId].filter((value) => value !== undefined);
    return given.length === 1 ? given : [];
  });
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}
