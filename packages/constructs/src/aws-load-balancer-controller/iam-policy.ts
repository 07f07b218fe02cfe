import { formatArn, isIsolated, type Partition } from '@eks-ingress/elbv2/identifiers';

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Condition;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

const CLUSTER_TAG = 'elbv2.k8s.aws/cluster';
const REQUEST_NAMES_CLUSTER: Condition = { Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: 'false' } };
const RESOURCE_HAS_CLUSTER: Condition = { Null: { [`aws:ResourceTag/${CLUSTER_TAG}`]: 'false' } };
const KEEPS_CLUSTER: Condition = {
  Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: 'true', [`aws:ResourceTag/${CLUSTER_TAG}`]: 'false' },
};

const NOT_IN_ISOLATED_PARTITIONS = new Set([
  'elasticloadbalancing:DescribeTrustStores',
  'elasticloadbalancing:DescribeListenerAttributes',
  'elasticloadbalancing:DescribeCapacityReservation',
  'elasticloadbalancing:ModifyListenerAttributes',
  'elasticloadbalancing:ModifyCapacityReservation',
]);

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
  const shipped = statements(partition).map((statement) => ({
    ...statement,
    Action: statement.Action.filter((action) => !isIsolated(partition) || !NOT_IN_ISOLATED_PARTITIONS.has(action)),
  }));
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

function allow(
  Action: readonly string[],
  Resource: PolicyStatement['Resource'] = '*',
  Condition?: Condition,
): PolicyStatement {
  return { Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

function statements(partition: Partition): PolicyStatement[] {
  const securityGroups = formatArn({
    partition,
    service: 'ec2',
    region: '*',
    account: '*',
    resource: 'security-group/*',
  });
  const elasticLoadBalancing = (resource: string) => elasticLoadBalancingArn(partition, '*', resource);
  const targetGroups = elasticLoadBalancing('targetgroup/*/*');
  const targetGroupsAndLoadBalancers = [
    targetGroups,
    elasticLoadBalancing('loadbalancer/net/*/*'),
    elasticLoadBalancing('loadbalancer/app/*/*'),
  ];
  const listenersAndRules = [
    elasticLoadBalancing('listener/net/*/*/*'),
    elasticLoadBalancing('listener/app/*/*/*'),
    elasticLoadBalancing('listener-rule/net/*/*/*'),
    elasticLoadBalancing('listener-rule/app/*/*/*'),
  ];
  return [
    allow(['iam:CreateServiceLinkedRole'], '*', {
      StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' },
    }),
    allow([
      'ec2:DescribeAccountAttributes',
      'ec2:DescribeAddresses',
      'ec2:DescribeAvailabilityZones',
      'ec2:DescribeInternetGateways',
      'ec2:DescribeVpcs',
      'ec2:DescribeVpcPeeringConnections',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeInstances',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeTags',
      'ec2:GetCoipPoolUsage',
      'ec2:DescribeCoipPools',
      'ec2:GetSecurityGroupsForVpc',
      'ec2:DescribeIpamPools',
      'ec2:DescribeRouteTables',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeListenerCertificates',
      'elasticloadbalancing:DescribeSSLPolicies',
      'elasticloadbalancing:DescribeRules',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetHealth',
      'elasticloadbalancing:DescribeTags',
      'elasticloadbalancing:DescribeTrustStores',
      'elasticloadbalancing:DescribeListenerAttributes',
      'elasticloadbalancing:DescribeCapacityReservation',
    ]),
    allow([
      'cognito-idp:DescribeUserPoolClient',
      'acm:ListCertificates',
      'acm:DescribeCertificate',
      'iam:ListServerCertificates',
      'iam:GetServerCertificate',
      'waf-regional:GetWebACL',
      'waf-regional:GetWebACLForResource',
      'waf-regional:AssociateWebACL',
      'waf-regional:DisassociateWebACL',
      'wafv2:GetWebACL',
      'wafv2:GetWebACLForResource',
      'wafv2:AssociateWebACL',
      'wafv2:DisassociateWebACL',
      'shield:GetSubscriptionState',
      'shield:DescribeProtection',
      'shield:CreateProtection',
      'shield:DeleteProtection',
    ]),
    allow(['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress']),
    allow(['ec2:CreateSecurityGroup']),
    allow(['ec2:CreateTags'], securityGroups, {
      StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' },
      ...REQUEST_NAMES_CLUSTER,
    }),
    allow(['ec2:CreateTags', 'ec2:DeleteTags'], securityGroups, KEEPS_CLUSTER),
    allow(
      ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress', 'ec2:DeleteSecurityGroup'],
      '*',
      RESOURCE_HAS_CLUSTER,
    ),
    allow(
      ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:CreateTargetGroup'],
      '*',
      REQUEST_NAMES_CLUSTER,
    ),
    allow([
      'elasticloadbalancing:CreateListener',
      'elasticloadbalancing:DeleteListener',
      'elasticloadbalancing:CreateRule',
      'elasticloadbalancing:DeleteRule',
    ]),
    allow(
      ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'],
      targetGroupsAndLoadBalancers,
      KEEPS_CLUSTER,
    ),
    allow(['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'], listenersAndRules),
    allow(['elasticloadbalancing:AddTags'], targetGroupsAndLoadBalancers, {
      StringEquals: { 'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateLoadBalancer'] },
      ...REQUEST_NAMES_CLUSTER,
    }),
    allow(
      [
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:SetIpAddressType',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:ModifyListenerAttributes',
        'elasticloadbalancing:ModifyCapacityReservation',
        'elasticloadbalancing:ModifyIpPools',
      ],
      '*',
      RESOURCE_HAS_CLUSTER,
    ),
    allow(['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'], targetGroups),
    allow([
      'elasticloadbalancing:SetWebAcl',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:AddListenerCertificates',
      'elasticloadbalancing:RemoveListenerCertificates',
      'elasticloadbalancing:ModifyRule',
      'elasticloadbalancing:SetRulePriorities',
    ]),
  ];
}

function elasticLoadBalancingArn(partition: Partition, region: string, resource: string): string {
  return formatArn({ partition, service: 'elasticloadbalancing', region, account: '*', resource });
}
