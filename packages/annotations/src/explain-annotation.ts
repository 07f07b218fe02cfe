import { nearest } from '@eks-ingress/diagnostics';
import type { Annotation, Reading } from './annotation';
import { type BadValueEffect, consequenceOf } from './bad-value-effect';
import { catalogue } from './catalogue/catalogue';
import { outputAnnotations } from './catalogue/outputs';
import { removedAnnotations } from './catalogue/removed';
import type { Codec } from './codecs/codec';
import { type Controller, type ControllerName, controllers } from './controllers';
import { findAnnotation } from './find-annotation';
import { keyPattern } from './key-pattern';
import type { OutputAnnotation } from './output-annotation';
import type { RemovedAnnotation } from './removed-annotation';
import { upstreamUrl } from './upstream-url';

/** How one controller reads an annotation, in words where they help. */
export interface ReadingExplanation {
  readonly controller: ControllerName;
  /** The controller, with the release that was read and what has become of it. */
  readonly of: Controller;
  readonly reading: Reading<unknown>;
  readonly codec: Codec<unknown>;
  /** The values in words. */
  readonly expects: string;
  /** The values worth offering, when there are few. */
  readonly suggestions: readonly string[];
  /** What holds without the annotation, as it would be written; absent when it is not one fixed value. */
  readonly default?: string;
  readonly onBadValue: BadValueEffect;
  /** What comes of a bad value, as a sentence. */
  readonly whenBad: string;
  /** The addresses of the documentation and of the code. */
  readonly docs?: string;
  readonly source: string;
}

/** Everything that is known about a key. */
export interface AnnotationExplanation {
  readonly key: string;
  /**
   * - `read`: a controller reads it.
   * - `written`: software writes it, for nobody else to set.
   * - `removed`: a controller once read it.
   * - `unknown`: nobody of those that are known reads it.
   */
  readonly state: 'read' | 'written' | 'removed' | 'unknown';
  /** The entry of the catalogue, when it is read. */
  readonly annotation?: Annotation;
  /** What stands for the placeholders of the entry, when it is a patterned one. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The old names of it. */
  readonly aliases: readonly string[];
  readonly readings: readonly ReadingExplanation[];
  readonly output?: OutputAnnotation;
  readonly removed?: RemovedAnnotation;
  /** The key that may have been meant, when nobody reads this one. */
  readonly nearest?: string;
}

/** Everything that the catalogue knows about a key; it may be a pattern, such as `…/actions.${action-name}`. */
export function explainAnnotation(key: string): AnnotationExplanation {
  const annotation = findAnnotation(key) ?? (catalogue as readonly Annotation[]).find((one) => one.key === key);
  const output = outputAnnotations.find((one) => one.key === key);
  const removed = removedAnnotations.find((one) => one.key === key);
  const state = annotation ? 'read' : output ? 'written' : removed ? 'removed' : 'unknown';
  const meant = state === 'unknown' ? nearestKey(key) : undefined;
  return {
    key,
    state,
    parameters: (annotation && key !== annotation.key && keyPattern(annotation.key)?.parametersOf(key)) || {},
    aliases: (catalogue as readonly Annotation[]).filter(({ aliasOf }) => aliasOf === key).map((alias) => alias.key),
    readings: annotation ? readingsOf(annotation) : [],
    ...(annotation && { annotation }),
    ...(output && { output }),
    ...(removed && { removed }),
    ...(meant !== undefined && { nearest: meant }),
  };
}

function readingsOf({ codec: usual, readBy }: Annotation): readonly ReadingExplanation[] {
  return (Object.keys(readBy) as ControllerName[]).flatMap((controller): ReadingExplanation[] => {
    const reading = readBy[controller];
    if (reading === undefined) return [];
    const codec = reading.codec ?? usual;
    return [
      {
        controller,
        of: controllers[controller],
        reading,
        codec,
        expects: codec.expects,
        suggestions: codec.suggestions ?? [],
        ...(reading.default !== undefined && { default: codec.format(reading.default) }),
        onBadValue: reading.onBadValue,
        whenBad: consequenceOf(reading.onBadValue, controller, reading.badValueBecomes),
        ...(reading.docs !== undefined && { docs: upstreamUrl(controller, reading.docs) }),
        source: upstreamUrl(controller, reading.source),
      },
    ];
  });
}

// The name decides: in a long key, a third of the letters is more than a slip.
function nearestKey(key: string): string | undefined {
  const keys = (catalogue as readonly Annotation[]).map((annotation) => annotation.key);
  const nameOf = (one: string) => one.slice(one.indexOf('/') + 1);
  const meant = nearest(nameOf(key), keys.map(nameOf));
  return keys.find((one) => nameOf(one) === meant);
}
