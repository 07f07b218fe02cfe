import { consequenceOf } from '@eks-ingress/annotations';
import type { ControllerFinding } from '../../controller-finding';

/** A finding that keeps the AWS Load Balancer Controller from building anything of a group. */
export function rejected(
  finding: Pick<ControllerFinding, 'id' | 'message' | 'fix' | 'path' | 'source'>,
): ControllerFinding {
  return {
    ...finding,
    severity: 'error',
    why: consequenceOf('rejects', 'aws-load-balancer-controller'),
    effect: 'rejects',
  };
}
