import {
  awsLoadBalancerControllerRelease,
  type ChartRelease,
  ingressNginxRelease,
  terraformProviderAwsRelease,
} from '@eks-ingress/diagnostics';

/** A Helm chart, pinned. */
export type ChartVersion = ChartRelease;

/**
 * The last release of a retired project (March 2026); image and digest are pinned beside the chart, since the chart would
 * otherwise decide them.
 */
export const INGRESS_NGINX = {
  ...ingressNginxRelease.chart,
  digest: ingressNginxRelease.digest,
} as const satisfies ChartVersion & { digest: string };

export const AWS_LOAD_BALANCER_CONTROLLER = {
  ...awsLoadBalancerControllerRelease.chart,
  /** What the tag of the release points to. */
  commit: awsLoadBalancerControllerRelease.commit,
} as const satisfies ChartVersion & { commit: string };

/** The registry that its README installs from; the chart's versions begin with a v, like the app's. */
export const CERT_MANAGER = {
  repository: 'oci://quay.io/jetstack/charts',
  chart: 'cert-manager',
  version: 'v1.21.1',
  appVersion: 'v1.21.1',
} as const satisfies ChartVersion;

/** kubectl as an image, without a shell, which applies what Helm does not. */
export const KUBECTL_IMAGE =
  'registry.k8s.io/kubectl:v1.36.4@sha256:b8d523e7b8cdc5e3caa0f8891ee9f504abf137dec786e6e0ddd33e4f272c2f13';

/** A server that answers every request with its headers and the addresses that it sees. */
export const WHOAMI = { image: 'docker.io/traefik/whoami:v1.11.0' } as const;

/** The Terraform providers that the bindings are generated from. */
export const PROVIDERS = { aws: terraformProviderAwsRelease.version, helm: '3.1.1', kubernetes: '2.38.0' } as const;

/** The version of Terraform whose documentation is named as a source. */
export const TERRAFORM = '1.11';
