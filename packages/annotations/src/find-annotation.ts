import type { Annotation } from './annotation';
import { catalogue } from './catalogue/catalogue';
import { type KeyPattern, keyPattern } from './key-pattern';

interface Index {
  readonly exact: ReadonlyMap<string, Annotation>;
  readonly patterned: readonly (readonly [KeyPattern, Annotation])[];
}

let index: Index | undefined;

/** The annotation that a key stands for, patterned ones included; undefined when the catalogue has none. */
export function findAnnotation(key: string): Annotation | undefined {
  index ??= makeIndex(catalogue);
  return index.exact.get(key) ?? index.patterned.find(([pattern]) => pattern.parametersOf(key))?.[1];
}

function makeIndex(annotations: readonly Annotation[]): Index {
  const exact = new Map<string, Annotation>();
  const patterned: [KeyPattern, Annotation][] = [];
  for (const annotation of annotations) {
    const pattern = keyPattern(annotation.key);
    if (pattern) patterned.push([pattern, annotation]);
    else exact.set(annotation.key, annotation);
  }
  return { exact, patterned };
}
