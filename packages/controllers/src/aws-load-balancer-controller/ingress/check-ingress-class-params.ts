import { findBy, membersOf } from '@eks-ingress/diagnostics';
import type { ControllerFinding } from '../../controller-finding';
import { ingressClassParamsChecks } from './ingress-class-params-checks';
import type { IngressClassParamsObject } from './read-ingress';

/**
 * What the AWS Load Balancer Controller would hit with an IngressClassParams: what is refused of it, and what the
 * controller silently does otherwise. Whether annotations go along is for `checkIngressGroup`.
 */
export function checkIngressClassParams(params: IngressClassParamsObject): readonly ControllerFinding[] {
  return findBy(ingressClassParamsChecks, membersOf(params.spec));
}
