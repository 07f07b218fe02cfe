import { groupMembers, type GroupMember } from '../aws-load-balancer-controller/ingress/group-member';
import { readIngress, type IngressClassParamsObject } from '../aws-load-balancer-controller/ingress/read-ingress';
import type { IngressObject } from '../objects/ingress-object';

/** The Ingresses of a group as the controller reads them, with the IngressClassParams of the class of each. */
export function readGroup(
  ingresses: readonly IngressObject[],
  params: readonly (IngressClassParamsObject | undefined)[] = [],
): readonly GroupMember[] {
  return groupMembers(ingresses.map((ingress, index) => readIngress(ingress, { ingressClassParams: params[index] })));
}
