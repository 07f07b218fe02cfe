import type { Rule } from '../rule';
import { noUnknownAnnotation } from './annotations/no-unknown-annotation';

/** Every rule, by topic and name. */
export const rules: readonly Rule[] = [noUnknownAnnotation];
