import type { ObjectAnnotations } from './annotation-values';
import { findAnnotation } from './find-annotation';

/**
 * Writes typed values as the annotations of one object. A key that is misspelt, a value of the wrong type, and keys of
 * different kinds of object or of different controllers side by side are compile errors. Undefined values are left out.
 *
 * @throws TypeError when the compiler was overruled and a key is not in the catalogue
 */
export function formatAnnotations(values: ObjectAnnotations): Record<string, string> {
  const given = Object.entries(values as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([key, value]) => {
      const annotation = findAnnotation(key);
      if (annotation === undefined) throw new TypeError(`No annotation has the key ${key}.`);
      return [key, annotation.codec.format(value)];
    }),
  );
}
