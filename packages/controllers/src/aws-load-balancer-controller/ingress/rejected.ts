import { type AnnotationFinding, badValueEffects } from '@eks-ingress/annotations';

/** A finding that keeps the AWS Load Balancer Controller from building anything of a group. */
export function rejected(
  finding: Pick<AnnotationFinding, 'id' | 'message' | 'fix' | 'path' | 'source'>,
): AnnotationFinding {
  return {
    ...finding,
    severity: 'error',
    why: badValueEffects.rejects.why('aws-load-balancer-controller', undefined),
    effect: 'rejects',
  };
}
