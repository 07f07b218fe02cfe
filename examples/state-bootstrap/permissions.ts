/** A statement of an IAM policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What the permissions are limited to. */
export interface PermissionScopes {
  readonly account: string;
  readonly region: string;
  readonly bucketArn: string;
  /** The object that holds the state. */
  readonly stateKey: string;
  readonly hostedZoneIds: readonly string[];
}

/** Reading everything that an environment is made of, and locking its state meanwhile. */
export function planStatements({ bucketArn, stateKey, hostedZoneIds }: PermissionScopes): Statement[] {
  return [
    { Sid: 'FindState', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucketArn] },
    { Sid: 'ReadState', Effect: 'Allow', Action: ['s3:GetObject'], Resource: [`${bucketArn}/${stateKey}`] },
    {
      Sid: 'LockState',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: [`${bucketArn}/${stateKey}.tflock`],
    },
    {
      Sid: 'ReadResources',
      Effect: 'Allow',
      // None of these can be limited to a resource that is known beforehand.
      Action: [
        'acm:DescribeCertificate',
        'acm:ListTagsForCertificate',
        'autoscaling:DescribeAutoScalingGroups',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:ListTagsForResource',
        'ec2:DescribeAddresses',
        'ec2:DescribeAddressesAttribute',
        'ec2:DescribeInstances',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcAttribute',
        'ec2:DescribeVpcs',
        'eks:DescribeCluster',
        'eks:DescribePodIdentityAssociation',
        'elasticloadbalancing:Describe*',
        'iam:GetOpenIDConnectProvider',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:GetRole',
        'iam:ListAttachedRolePolicies',
        'iam:ListOpenIDConnectProviders',
        'iam:ListPolicyVersions',
        'iam:ListRolePolicies',
        'route53:GetChange',
        'route53:ListHostedZones',
        'route53:ListHostedZonesByName',
      ],
      Resource: ['*'],
    },
    {
      Sid: 'ReadHostedZones',
      Effect: 'Allow',
      Action: ['route53:GetHostedZone', 'route53:ListResourceRecordSets', 'route53:ListTagsForResource'],
      Resource: hostedZoneIds.map((id) => `arn:aws:route53:::hostedzone/${id}`),
    },
  ];
}

/**
 * Reading, and changing what an environment is made of: nothing outside its account, region and hosted zones. It may write
 * the policy of the controller's role, so what is deployed has to be reviewed: a permissions boundary on that role limits
 * what a reviewer can miss.
 */
export function deployStatements(scopes: PermissionScopes): Statement[] {
  const { account, region, bucketArn, stateKey, hostedZoneIds } = scopes;
  const inRegion = { StringEquals: { 'aws:RequestedRegion': region } };
  return [
    ...planStatements(scopes),
    { Sid: 'WriteState', Effect: 'Allow', Action: ['s3:PutObject'], Resource: [`${bucketArn}/${stateKey}`] },
    {
      Sid: 'LoadBalancers',
      Effect: 'Allow',
      Action: [
        'elasticloadbalancing:AddListenerCertificates',
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateListener',
        'elasticloadbalancing:CreateLoadBalancer',
        'elasticloadbalancing:CreateTargetGroup',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:DeregisterTargets',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:ModifyListenerAttributes',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:RegisterTargets',
        'elasticloadbalancing:RemoveListenerCertificates',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetIpAddressType',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
      ],
      Resource: [`arn:aws:elasticloadbalancing:${region}:${account}:*`],
    },
    {
      Sid: 'AddressesAndSecurityGroups',
      Effect: 'Allow',
      Action: [
        'ec2:AllocateAddress',
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:CreateSecurityGroup',
        'ec2:CreateTags',
        'ec2:DeleteSecurityGroup',
        'ec2:DeleteTags',
        'ec2:ModifySecurityGroupRules',
        'ec2:ReleaseAddress',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
      ],
      Resource: [`arn:aws:ec2:${region}:${account}:*`],
    },
    {
      Sid: 'Certificates',
      Effect: 'Allow',
      Action: [
        'acm:AddTagsToCertificate',
        'acm:DeleteCertificate',
        'acm:RemoveTagsFromCertificate',
        'acm:RequestCertificate',
      ],
      Resource: ['*'],
      Condition: inRegion,
    },
    {
      Sid: 'Records',
      Effect: 'Allow',
      Action: ['route53:ChangeResourceRecordSets'],
      Resource: hostedZoneIds.map((id) => `arn:aws:route53:::hostedzone/${id}`),
    },
    {
      Sid: 'Targets',
      Effect: 'Allow',
      Action: ['autoscaling:AttachLoadBalancerTargetGroups', 'autoscaling:DetachLoadBalancerTargetGroups'],
      Resource: [`arn:aws:autoscaling:${region}:${account}:autoScalingGroup:*`],
    },
    {
      Sid: 'Alarms',
      Effect: 'Allow',
      Action: [
        'cloudwatch:DeleteAlarms',
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:TagResource',
        'cloudwatch:UntagResource',
      ],
      Resource: [`arn:aws:cloudwatch:${region}:${account}:alarm:*`],
    },
    {
      Sid: 'ControllerRole',
      Effect: 'Allow',
      Action: [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:CreateRole',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:DeleteRole',
        'iam:ListInstanceProfilesForRole',
        'iam:PassRole',
        'iam:TagPolicy',
        'iam:TagRole',
        'iam:UpdateAssumeRolePolicy',
      ],
      // The names that AwsLoadBalancerController gives to its role and its policy.
      Resource: [`arn:aws:iam::${account}:role/*-load-balancer-*`, `arn:aws:iam::${account}:policy/*-load-balancer-*`],
    },
    {
      Sid: 'ControllerPolicy',
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      Resource: [`arn:aws:iam::${account}:role/*-load-balancer-*`],
      Condition: { ArnLike: { 'iam:PolicyARN': `arn:aws:iam::${account}:policy/*-load-balancer-*` } },
    },
    {
      Sid: 'PodIdentity',
      Effect: 'Allow',
      Action: [
        'eks:CreatePodIdentityAssociation',
        'eks:DeletePodIdentityAssociation',
        'eks:TagResource',
        'eks:UpdatePodIdentityAssociation',
      ],
      Resource: [
        `arn:aws:eks:${region}:${account}:cluster/*`,
        `arn:aws:eks:${region}:${account}:podidentityassociation/*`,
      ],
    },
  ];
}
