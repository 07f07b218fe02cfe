import { insist, type ControllerName, type ControllerSettings } from '@eks-ingress/annotations';
import { checkIngressReading } from './aws-load-balancer-controller/ingress/check-ingress-reading';
import { readIngress } from './aws-load-balancer-controller/ingress/read-ingress';
import { checkNginxIngress } from './ingress-nginx/check-nginx-ingress';
import type { IngressObject } from './objects/ingress-object';
import type { ControllerFinding } from './controller-finding';

/** What else is known about an Ingress. */
export interface CheckIngressOptions {
  /** The controller that it is for. */
  readonly controller: Extract<ControllerName, 'aws-load-balancer-controller' | 'ingress-nginx'>;
  /**
   * Whether what the controller silently ignores or replaces is an error.
   *
   * @default false: a warning
   */
  readonly strict?: boolean;
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
}

/**
 * What a controller would hit with an Ingress: the findings of its annotations, and what they say that its hosts and
 * backends contradict. What depends on the other Ingresses of its group is for `checkIngressGroup`.
 */
export function checkIngress(
  ingress: IngressObject,
  { controller, strict = false, settings = {} }: CheckIngressOptions,
): readonly ControllerFinding[] {
  if (controller === 'aws-load-balancer-controller') {
    return checkIngressReading(readIngress(ingress, { settings }), strict);
  }
  const found = checkNginxIngress(ingress, settings);
  return strict ? found.map(insist) : found;
}
