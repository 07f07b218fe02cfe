/** A Helm chart, pinned. */
export interface ChartVersion {
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly appVersion: string;
}

/**
 * The last release of a retired project (March 2026); image and digest are pinned beside the chart, since the chart would
 * otherwise decide them.
 */
export const INGRESS_NGINX = {
  repository: 'https://kubernetes.github.io/ingress-nginx',
  chart: 'ingress-nginx',
  version: '4.15.1',
  appVersion: '1.15.1',
  digest: 'sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
} as const satisfies ChartVersion & { digest: string };

export const AWS_LOAD_BALANCER_CONTROLLER = {
  repository: 'https://aws.github.io/eks-charts',
  chart: 'aws-load-balancer-controller',
  version: '3.5.0',
  appVersion: 'v3.5.0',
  /** What the tag v3.5.0 of kubernetes-sigs/aws-load-balancer-controller points to. */
  commit: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
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
export const PROVIDERS = { aws: '6.25.0', helm: '3.1.1', kubernetes: '2.38.0' } as const;

/** The version of Terraform whose documentation is named as a source. */
export const TERRAFORM = '1.11';
