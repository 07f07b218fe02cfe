import type { Diagnostic } from '@eks-ingress/diagnostics';

/** What can be wrong with annotations, whatever object they are on. */
export type AnnotationFindingId =
  | 'annotation-bad-value'
  | 'annotation-conflict'
  | 'annotation-cross-namespace'
  | 'annotation-deprecated'
  | 'annotation-feature-gate'
  | 'annotation-forbidden'
  | 'annotation-harmful-value'
  | 'annotation-ignored-field'
  | 'annotation-ignored-part'
  | 'annotation-key-parameter'
  | 'annotation-misread-part'
  | 'annotation-missing-companion'
  | 'annotation-misspelt-prefix'
  | 'annotation-not-text'
  | 'annotation-other-controller'
  | 'annotation-other-object'
  | 'annotation-output-only'
  | 'annotation-removed'
  | 'annotation-risky'
  | 'annotation-spelling'
  | 'annotation-unknown-key'
  | 'annotations-not-a-map';

/** A finding about an annotation, or about an object that has annotations. */
export interface AnnotationFinding<Id extends string = AnnotationFindingId> extends Diagnostic<Id> {
  /** What was probably meant: the key, or the value, to write in its place. */
  readonly meant?: { readonly key: string } | { readonly value: string };
}
