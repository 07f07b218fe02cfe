import { ingressNginxStatus } from './ingress-nginx-status';

/**
 * The controllers whose annotations are known.
 *
 * `cloud-provider-aws` is the AWS cloud provider, which builds load balancers for Services that the
 * AWS Load Balancer Controller leaves alone (the provider that was once in the Kubernetes tree).
 */
export type ControllerName = 'aws-load-balancer-controller' | 'cloud-provider-aws' | 'ingress-nginx';

/** Where a controller stands in its life. */
export interface ControllerStatus {
  /**
   * - `legacy`: it works and is mended, and another one has taken its place.
   * - `retired`: nobody mends it any more.
   */
  readonly state: 'legacy' | 'retired';
  /** What that means for those who run it, in a sentence or two. */
  readonly summary: string;
  /** The day that it was announced, and those that followed, in order. */
  readonly dates?: readonly { readonly date: string; readonly event: string; readonly source: string }[];
  /** The last releases, the newest first. */
  readonly lastReleases?: readonly string[];
  /** The oldest release of each line that holds all the fixes there are; older ones are known to be attacked. */
  readonly securityFloor?: readonly string[];
  /** The day that all of this was looked up. */
  readonly asOf?: string;
  /** The last releases of its Helm chart, in the order of `lastReleases`. */
  readonly lastChartReleases?: readonly string[];
  /** What the last release has inside. */
  readonly contains?: readonly { readonly software: string; readonly version: string }[];
  /** What is known and not mended in the last release, and what mends it elsewhere. */
  readonly unfixed?: readonly { readonly id: string; readonly summary: string; readonly fixedIn?: string }[];
  /** Who mends it, to the best of public knowledge. */
  readonly maintainedBy?: readonly { readonly name: string; readonly where: string; readonly note: string }[];
}

/** A controller, and the release of it that the catalogue was read at. */
export interface Controller {
  readonly title: string;
  readonly repository: string;
  /** The tag of the release that the catalogue was read at. */
  readonly version: string;
  /** What a value that the controller rejects leads to, completing "rejects it: …". */
  readonly rejection: string;
  /** Absent when it is developed and recommended. */
  readonly status?: ControllerStatus;
}

/** Every controller whose annotations are known. */
export const controllers: Readonly<Record<ControllerName, Controller>> = {
  'aws-load-balancer-controller': {
    title: 'the AWS Load Balancer Controller',
    repository: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller',
    version: 'v3.5.0',
    rejection:
      'the reconcile fails with a Warning event and the load balancer stays as it is, that of an IngressGroup for all its Ingresses',
  },
  'cloud-provider-aws': {
    title: 'the AWS cloud provider',
    repository: 'https://github.com/kubernetes/cloud-provider-aws',
    version: 'v1.36.1',
    rejection: 'the reconcile fails with a Warning event and the load balancer stays as it is',
    status: {
      state: 'legacy',
      summary: 'It gets critical fixes alone; the AWS Load Balancer Controller is what AWS recommends in its place.',
    },
  },
  'ingress-nginx': {
    title: 'ingress-nginx',
    repository: 'https://github.com/kubernetes/ingress-nginx',
    version: 'controller-v1.15.1',
    rejection: 'its webhook refuses the Ingress, and without the webhook the Ingress is skipped',
    status: ingressNginxStatus,
  },
};
