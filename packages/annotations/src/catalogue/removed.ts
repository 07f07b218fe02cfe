import type { RemovedAnnotation } from '../removed-annotation';
import { removedNginx } from './nginx/removed';

/** Every annotation that a controller once read, and reads no more. */
export const removedAnnotations: readonly RemovedAnnotation[] = [...removedNginx];
