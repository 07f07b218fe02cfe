import type { OutputAnnotation } from '../output-annotation';

/** Every annotation that the controllers write, or have written for them. */
export const outputAnnotations: readonly OutputAnnotation[] = [];
