import { upstreamUrl } from '@eks-ingress/annotations';
import { sourceUrl, terraformProviderAwsRelease } from '@eks-ingress/diagnostics';
import { PROVIDERS, TERRAFORM } from '../versions';

/** A file of hashicorp/terraform-provider-aws below internal/service. */
export const AWS_PROVIDER = (file: string): string =>
  sourceUrl(terraformProviderAwsRelease, `internal/service/${file}`);

/** A file of hashicorp/terraform-provider-kubernetes below kubernetes. */
export const KUBERNETES_PROVIDER = (file: string): string =>
  `https://github.com/hashicorp/terraform-provider-kubernetes/blob/v${PROVIDERS.kubernetes}/kubernetes/${file}`;

/** A file of hashicorp/terraform-provider-helm below helm. */
export const HELM_PROVIDER = (file: string): string =>
  `https://github.com/hashicorp/terraform-provider-helm/blob/v${PROVIDERS.helm}/helm/${file}`;

/** The page of a resource in the documentation of the AWS provider. */
export const AWS_PROVIDER_DOCUMENTATION = (page: string): string =>
  `https://registry.terraform.io/providers/hashicorp/aws/${PROVIDERS.aws}/docs/resources/${page}`;

/** An issue of the AWS provider. */
export const AWS_PROVIDER_ISSUE = (number: number): string =>
  `${terraformProviderAwsRelease.repository}/issues/${number}`;

/** A page of Terraform's own documentation. */
export const TERRAFORM_DOCUMENTATION = (page: string): string =>
  `https://developer.hashicorp.com/terraform/language/v${TERRAFORM}.x/${page}`;

/** A page of the Network Load Balancer user guide. */
export const AWS_NLB_GUIDE_PAGE = (page: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/network/${page}.html`;

/** A file of kubernetes-sigs/aws-load-balancer-controller. */
export const CONTROLLER_SOURCE = (file: string): string => upstreamUrl('aws-load-balancer-controller', file);

/** A file of kubernetes/cloud-provider-aws. */
export const CLOUD_PROVIDER_SOURCE = (file: string): string => upstreamUrl('cloud-provider-aws', file);
