import type { Release } from './release';

/** The release of the AWS cloud provider at which its facts are read. */
export const cloudProviderAwsRelease = {
  repository: 'https://github.com/kubernetes/cloud-provider-aws',
  tag: 'v1.36.1',
} as const satisfies Release;
