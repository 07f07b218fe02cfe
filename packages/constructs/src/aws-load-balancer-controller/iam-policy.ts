import { formatArn, type Partition } from '@eks-ingress/elbv2/identifiers';
import type { PolicyStatement } from './shipped-policies';
import { iamPolicies } from './upstream/iam-policies';

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface ControllerPolicyOptions {
  /**
   * Whether `wafv2:ListWebACLs` is granted, which looks a web ACL up by its name and is in none of the policies that
   * come with the controller.
   *
   * @default false
   */
  readonly webAclsByName?: boolean;
}

/**
 * What the controller may do when it makes load balancers for Ingresses, Services and Gateways: the policy that comes
 * with the pinned release (docs/install/iam_policy*.json), which differs between partitions in ARNs and in what isolated
 * partitions lack.
 */
export function controllerPolicy(
  partition: Partition,
  { webAclsByName = false }: ControllerPolicyOptions = {},
): PolicyDocument {
  const missing = new Set(iamPolicies.missingActions[partition]);
  const shipped = iamPolicies.statements
    .map((statement) => ({
      ...statement,
      Action: statement.Action.filter((action) => !missing.has(action)),
      Resource: inPartition(statement.Resource, partition),
    }))
    .filter(({ Action }) => Action.length > 0);
  return policy(webAclsByName ? [...shipped, allow(['wafv2:ListWebACLs'])] : shipped);
}

/**
 * What the controller may do when it only keeps targets registered in target groups that others own: what its
 * documentation lists for clusters with nothing but TargetGroupBindings, held to the target groups of the region where
 * an action knows resources. Bindings with `networking` also write security-group rules and need the whole policy.
 */
export function targetGroupBindingPolicy(partition: Partition, region: string): PolicyDocument {
  return policy([
    allow([
      'ec2:DescribeVpcs',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeInstances',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetHealth',
    ]),
    allow(
      [
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:RegisterTargets',
        'elasticloadbalancing:DeregisterTargets',
      ],
      elasticLoadBalancingArn(partition, region, 'targetgroup/*/*'),
    ),
  ]);
}

function policy(Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

function allow(Action: readonly string[], Resource: PolicyStatement['Resource'] = '*'): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

function inPartition(resource: PolicyStatement['Resource'], partition: Partition): PolicyStatement['Resource'] {
  if (typeof resource === 'string') return resource.replace(/^arn:aws:/, `arn:${partition}:`);
  return resource.map((arn) => arn.replace(/^arn:aws:/, `arn:${partition}:`));
}

function elasticLoadBalancingArn(partition: Partition, region: string, resource: string): string {
  return formatArn({ partition, service: 'elasticloadbalancing', region, account: '*', resource });
}
