import {
  awsLoadBalancerControllerRelease,
  cloudProviderAwsRelease,
  ingressNginxRelease,
} from '@eks-ingress/diagnostics';
import type { ControllerStatus } from './controller-status';
import { ingressNginxStatus } from './ingress-nginx-status';

/**
 * The controllers whose annotations are known.
 *
 * `cloud-provider-aws` is the AWS cloud provider, which builds load balancers for Services that the
 * AWS Load Balancer Controller leaves alone (the provider that was once in the Kubernetes tree).
 */
export type ControllerName = 'aws-load-balancer-controller' | 'cloud-provider-aws' | 'ingress-nginx';

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
    repository: awsLoadBalancerControllerRelease.repository,
    version: awsLoadBalancerControllerRelease.tag,
    rejection:
      'the reconcile fails with a Warning event and the load balancer stays as it is, that of an IngressGroup for all its Ingresses',
  },
  'cloud-provider-aws': {
    title: 'the AWS cloud provider',
    repository: cloudProviderAwsRelease.repository,
    version: cloudProviderAwsRelease.tag,
    rejection: 'the reconcile fails with a Warning event and the load balancer stays as it is',
    status: {
      state: 'legacy',
      summary: 'It gets critical fixes alone; the AWS Load Balancer Controller is what AWS recommends in its place.',
    },
  },
  'ingress-nginx': {
    title: 'ingress-nginx',
    repository: ingressNginxRelease.repository,
    version: ingressNginxRelease.tag,
    rejection: 'its webhook refuses the Ingress, and without the webhook the Ingress is skipped',
    status: ingressNginxStatus,
  },
};
