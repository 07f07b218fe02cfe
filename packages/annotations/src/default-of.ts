import type { ControllerName } from './controllers';
import { findAnnotation } from './find-annotation';

/** What a controller does where an annotation is not written, as the catalogue says; undefined where that follows from something else. */
export function defaultOf(key: string, controller: ControllerName): unknown {
  return findAnnotation(key)?.readBy[controller]?.default;
}
