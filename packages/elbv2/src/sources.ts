import {
  awsLoadBalancerControllerRelease,
  documentationUrl,
  sourceUrl,
  terraformProviderAwsRelease,
} from '@eks-ingress/diagnostics';

/** A page of the Network Load Balancer user guide. */
export const AWS_NLB_GUIDE = (page: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/network/${page}.html`;

export const AWS_NLB_QUOTAS = AWS_NLB_GUIDE('load-balancer-limits');

export const AWS_VPC_QUOTAS = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

export const AWS_SUBNET_SIZING = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html';

/** A type or action of the Elastic Load Balancing v2 API. */
export const ELBV2_API = (page: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_${page}.html`;

/** A page of the AWS Load Balancer Controller's guide. */
export const AWS_LOAD_BALANCER_CONTROLLER = (page: string): string =>
  documentationUrl(awsLoadBalancerControllerRelease, `guide/${page}/`);

export const AUTO_SCALING_GROUP_ATTACHMENT =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html';

/** A file of hashicorp/terraform-provider-aws below internal/service. */
export const TERRAFORM_AWS = (file: string): string =>
  sourceUrl(terraformProviderAwsRelease, `internal/service/${file}`);
