import { nearest } from '@eks-ingress/diagnostics';
import type { Annotation, ObjectKind } from './annotation';
import { catalogue } from './catalogue/catalogue';
import type { ControllerName } from './controllers';

/** What to narrow suggestions to. */
export interface SuggestAnnotationsOptions {
  /** @default every kind of object */
  readonly on?: ObjectKind;
  /** @default every controller */
  readonly controller?: ControllerName;
}

/**
 * The annotations that someone who has typed a text may be looking for: those whose key begins with it, then those
 * whose name does, then those that hold it anywhere; when there are none, the one with the nearest name.
 */
export function suggestAnnotations(
  text: string,
  { on, controller }: SuggestAnnotationsOptions = {},
): readonly Annotation[] {
  const candidates = (catalogue as readonly Annotation[]).filter(
    ({ appliesTo, readBy }) =>
      (on === undefined || appliesTo.includes(on)) && (controller === undefined || readBy[controller] !== undefined),
  );
  const typed = text.toLowerCase();
  const ranked = [
    candidates.filter(({ key }) => key.toLowerCase().startsWith(typed)),
    candidates.filter(({ key }) => nameOf(key).toLowerCase().startsWith(typed)),
    candidates.filter(({ key }) => key.toLowerCase().includes(typed)),
  ];
  const found = [...new Set(ranked.flat())];
  if (found.length > 0) return found;
  const meant = nearest(
    nameOf(text),
    candidates.map(({ key }) => nameOf(key)),
  );
  return candidates.filter(({ key }) => nameOf(key) === meant);
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('/') + 1).replace(/^aws-load-balancer-/, '');
}
