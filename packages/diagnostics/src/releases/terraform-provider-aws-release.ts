import type { Release } from './release';

/** The release of Terraform's AWS provider that the bindings are generated from and at which its facts are read. */
export const terraformProviderAwsRelease = {
  repository: 'https://github.com/hashicorp/terraform-provider-aws',
  version: '6.25.0',
  tag: 'v6.25.0',
} as const satisfies Release & { version: string };
