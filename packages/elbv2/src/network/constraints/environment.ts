import { quote, type Path } from '@eks-ingress/diagnostics';
import { QUOTAS, type RaisedQuotas } from '../../quotas';
import type { ResolvedNetworkLoadBalancer } from '../specification/resolved';
import { AWS_NLB_GUIDE, ELBV2_API } from '../../sources';
import { defineTerraformConstraints, type Constraint } from './constraint';
import { quotaConstraint } from './quota';

/** Several load balancers, each with every attribute written out. */
export interface ResolvedLoadBalancerEnvironment {
  readonly loadBalancers: Readonly<Record<string, ResolvedNetworkLoadBalancer>>;
  readonly quotas: RaisedQuotas;
}

/** An environment is at the root of its own specification. */
export interface EnvironmentScope {
  readonly path: Path;
}

const all = ({ loadBalancers }: ResolvedLoadBalancerEnvironment) => Object.values(loadBalancers);

const elasticIpsOf = (environment: ResolvedLoadBalancerEnvironment) =>
  all(environment).map(({ subnetMappings }) => subnetMappings.flatMap(({ allocationId }) => allocationId ?? []));

const targetGroupNamesOf = (environment: ResolvedLoadBalancerEnvironment) =>
  all(environment).flatMap(({ targetGroups }) => Object.values(targetGroups).flatMap(({ name }) => name ?? []));

const applicationLoadBalancersOf = (environment: ResolvedLoadBalancerEnvironment) =>
  all(environment).map(({ targetGroups }) => [
    ...new Set(
      Object.values(targetGroups).flatMap(({ registration }) =>
        registration.kind === 'application-load-balancer' ? [registration.arn] : [],
      ),
    ),
  ]);

/** The first value that is there twice. */
function repeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}

/** How often the most frequent value is there. */
function frequency(values: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** A value that only one load balancer of an environment may have. */
function unique<const Id extends string>(
  constraint: Pick<
    Constraint<ResolvedLoadBalancerEnvironment, EnvironmentScope, Id>,
    'id' | 'why' | 'fix' | 'source' | 'examples'
  > & {
    readonly values: (environment: ResolvedLoadBalancerEnvironment) => readonly string[];
    readonly noun: string;
  },
): Omit<Constraint<ResolvedLoadBalancerEnvironment, EnvironmentScope, Id>, 'audience'> {
  const { values, noun, ...rest } = constraint;
  return {
    ...rest,
    severity: 'error',
    attribute: 'loadBalancers',
    when: (environment) => repeated(values(environment)) !== undefined,
    message: (environment) => `The ${noun} ${quote(repeated(values(environment)))} is used twice.`,
  };
}

const SHOP = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/shop/50dc6c495c0c9188';
const toApplicationLoadBalancer = {
  port: 443,
  targetType: 'alb',
  registration: { kind: 'application-load-balancer', arn: SHOP },
};

export const environmentConstraints = defineTerraformConstraints<ResolvedLoadBalancerEnvironment, EnvironmentScope>()([
  unique({
    id: 'environment-load-balancer-name',
    values: (environment) => all(environment).map(({ name }) => name),
    noun: 'load balancer name',
    why: 'AWS takes a name once in a region and account, and Terraform fails when it is there already.',
    fix: 'Choose another name.',
    source: ELBV2_API('CreateLoadBalancer'),
    examples: {
      passes: [{ of: 'environment', set: { 'loadBalancers.backoffice.name': 'shop' } }],
      fails: [
        {
          of: 'environment',
          set: { 'loadBalancers.backoffice.name': 'shop-public' },
          finds: ['loadBalancers: environment-load-balancer-name'],
        },
      ],
    },
  }),
  unique({
    id: 'environment-target-group-name',
    values: targetGroupNamesOf,
    noun: 'target group name',
    why: 'AWS takes a name once in a region and account (DuplicateTargetGroupName).',
    fix: 'Choose another name, or begin it with that of the load balancer.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'environment', set: { 'loadBalancers.backoffice.targetGroups.https.name': 'backoffice-https' } }],
      fails: [
        {
          of: 'environment',
          set: { 'loadBalancers.backoffice.targetGroups.https.name': 'shop-public-https' },
          finds: ['loadBalancers: environment-target-group-name'],
        },
      ],
    },
  }),
  unique({
    id: 'environment-elastic-ip',
    values: (environment) => elasticIpsOf(environment).flatMap((ids) => [...new Set(ids)]),
    noun: 'Elastic IP',
    why: 'An Elastic IP has one network interface, and the second load balancer fails.',
    fix: 'Allocate another Elastic IP.',
    source: ELBV2_API('SubnetMapping'),
    examples: {
      passes: [{ of: 'environment' }],
      fails: [
        {
          of: 'environment',
          set: {
            'loadBalancers.api.subnetMappings[0].allocationId': 'eipalloc-0a1b2c3d4e5f60718',
            'loadBalancers.api.subnetMappings[1].allocationId': 'eipalloc-0c3d4e5f607182a3b',
          },
          finds: ['loadBalancers: environment-elastic-ip'],
        },
      ],
    },
  }),
  quotaConstraint('load-balancers-per-region', {
    id: 'environment-load-balancer-quota',
    attribute: 'loadBalancers',
    count: (environment) => all(environment).length,
    subject: 'The environment has',
    noun: 'Network Load Balancers',
    fix: 'Put several listeners on one load balancer',
    examples: {
      passes: [{ of: 'environment', set: { 'quotas.load-balancers-per-region': 3 } }],
      fails: [
        {
          of: 'environment',
          set: { 'quotas.load-balancers-per-region': 2 },
          finds: ['loadBalancers: environment-load-balancer-quota'],
        },
      ],
    },
  }),
  quotaConstraint('target-groups-per-region', {
    id: 'environment-target-group-quota',
    attribute: 'loadBalancers',
    count: (environment) =>
      all(environment).reduce((sum, { targetGroups }) => sum + Object.keys(targetGroups).length, 0),
    subject: 'The environment has',
    noun: 'target groups',
    fix: 'Let listeners share target groups',
    examples: {
      passes: [{ of: 'environment', set: { 'quotas.target-groups-per-region': 4 } }],
      fails: [
        {
          of: 'environment',
          set: { 'quotas.target-groups-per-region': 3 },
          finds: ['loadBalancers: environment-target-group-quota'],
        },
      ],
    },
  }),
  quotaConstraint('network-interfaces-per-vpc', {
    id: 'environment-network-interface-quota',
    attribute: 'loadBalancers',
    count: (environment) => all(environment).reduce((sum, { subnetMappings }) => sum + subnetMappings.length, 0),
    subject: 'The environment has',
    noun: 'network interfaces of Network Load Balancers',
    fix: 'Put several listeners on one load balancer',
    examples: {
      passes: [{ of: 'environment', set: { 'quotas.network-interfaces-per-vpc': 6 } }],
      fails: [
        {
          of: 'environment',
          set: { 'quotas.network-interfaces-per-vpc': 5 },
          finds: ['loadBalancers: environment-network-interface-quota'],
        },
      ],
    },
  }),
  quotaConstraint('elastic-ips-per-region', {
    id: 'environment-elastic-ip-quota',
    attribute: 'loadBalancers',
    count: (environment) => elasticIpsOf(environment).flat().length,
    subject: 'The environment has',
    noun: 'Elastic IPs',
    fix: 'Use addresses that AWS chooses',
    examples: {
      passes: [{ of: 'environment', set: { 'quotas.elastic-ips-per-region': 2 } }],
      fails: [
        {
          of: 'environment',
          set: { 'quotas.elastic-ips-per-region': 1 },
          finds: ['loadBalancers: environment-elastic-ip-quota'],
        },
      ],
    },
  }),
  {
    id: 'environment-application-load-balancer-quota',
    severity: 'warning',
    attribute: 'loadBalancers',
    when: (environment) =>
      frequency(applicationLoadBalancersOf(environment).flat()) >
      QUOTAS['load-balancers-per-application-load-balancer'].limit,
    message: (environment) =>
      `One Application Load Balancer is behind ${frequency(applicationLoadBalancersOf(environment).flat())} Network Load Balancers.`,
    why: 'AWS takes it behind two; whether the account may have more is not known.',
    fix: 'Put the listeners on two load balancers, or ask AWS for more.',
    source: AWS_NLB_GUIDE('load-balancer-limits'),
    examples: {
      passes: [{ of: 'environment' }],
      fails: [
        {
          of: 'environment',
          set: Object.fromEntries(
            ['shop', 'backoffice', 'api'].map((key) => [
              `loadBalancers.${key}.targetGroups.alb`,
              toApplicationLoadBalancer,
            ]),
          ),
          finds: [
            'loadBalancers: environment-application-load-balancer-quota',
            'loadBalancers.backoffice.targetSecurityGroupIds: load-balancer-target-security-groups-required',
          ],
        },
      ],
    },
  },
]);
