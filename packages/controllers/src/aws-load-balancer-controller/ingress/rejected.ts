import { type AnnotationDiagnostic, badValueEffects } from '@eks-ingress/annotations';

/** A finding that keeps the AWS Load Balancer Controller from building anything of a group. */
export function rejected(
  finding: Pick<AnnotationDiagnostic, 'id' | 'message' | 'fix' | 'path' | 'source'>,
): AnnotationDiagnostic {
  return {
    ...finding,
    severity: 'error',
    why: badValueEffects.rejects.why('aws-load-balancer-controller', undefined),
    effect: 'rejects',
  };
}
