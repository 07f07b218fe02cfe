import type { Path } from '@eks-ingress/diagnostics';

/** Where an annotation is in its object. */
export function annotationPath(key: string): Path {
  return ['metadata', 'annotations', key];
}
