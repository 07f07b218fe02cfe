import type { ControllerName } from './controllers';
import { ingressPrefix, nginxPrefix, servicePrefix } from './key-prefixes';

/** The keys that belong to a controller by how they begin. */
export interface Family {
  readonly prefix: string;
  readonly controllers: readonly ControllerName[];
  /** Beginnings that are written for the prefix and that nobody reads, longer ones first. */
  readonly mistaken: readonly string[];
}

/** The beginnings of keys that are no one else's: an unknown key among them is a mistake. */
export const families: readonly Family[] = [
  {
    prefix: ingressPrefix,
    controllers: ['aws-load-balancer-controller'],
    mistaken: ['alb.ingress.k8s.aws/'],
  },
  {
    prefix: 'elbv2.k8s.aws/',
    controllers: ['aws-load-balancer-controller'],
    mistaken: [],
  },
  {
    prefix: 'gateway.k8s.aws/',
    controllers: ['aws-load-balancer-controller'],
    mistaken: [],
  },
  {
    prefix: servicePrefix,
    controllers: ['aws-load-balancer-controller', 'cloud-provider-aws'],
    mistaken: [
      'service.kubernetes.io/aws-load-balancer-',
      'service.alpha.kubernetes.io/aws-load-balancer-',
      'service.beta.kubernetes.io/aws-loadbalancer-',
      'service.beta.kubernetes.io/aws-nlb-',
      'service.beta.kubernetes.io/aws-lb-',
      'service.beta.kubernetes.io/aws-',
    ],
  },
  {
    prefix: 'service.beta.kubernetes.io/actions.',
    controllers: ['aws-load-balancer-controller'],
    mistaken: ['service.beta.kubernetes.io/aws-load-balancer-actions.'],
  },
  {
    prefix: 'service.beta.kubernetes.io/load-balancer-source-ranges',
    controllers: ['aws-load-balancer-controller', 'cloud-provider-aws'],
    mistaken: [
      'service.beta.kubernetes.io/aws-load-balancer-load-balancer-source-ranges',
      'service.beta.kubernetes.io/aws-load-balancer-source-ranges',
    ],
  },
  {
    prefix: nginxPrefix,
    controllers: ['ingress-nginx'],
    // The prefix before release 0.9.
    mistaken: ['ingress.kubernetes.io/'],
  },
];

/** Keys that other software reads as well, on objects that are for none of the controllers. */
export const sharedKeys: readonly string[] = [
  'ingressclass.kubernetes.io/is-default-class',
  'kubernetes.io/ingress.class',
  'service.beta.kubernetes.io/load-balancer-source-ranges',
];
