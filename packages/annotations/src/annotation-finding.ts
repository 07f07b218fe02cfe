import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { BadValueEffect } from './bad-value-effects';

/** A finding about an annotation. */
export interface AnnotationFinding extends Diagnostic {
  /** What the controller does about it; absent when it does as it is told. */
  readonly effect?: BadValueEffect;
  /** What was probably meant: the key, or the value, to write in its place. */
  readonly meant?: { readonly key: string } | { readonly value: string };
}
