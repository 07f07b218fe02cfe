import type { Codec } from './codec';
import { refusal, trimLines } from './nginx-text';
import { emptyValue } from './nginx-value';

/** A number of bytes, or of kilobytes, megabytes or gigabytes, as nginx writes it. */
export type Size = `${number}` | `${number}${'k' | 'm' | 'g'}`;

export interface SizeCodec extends Codec<Size> {
  readonly kind: 'size';
}

/**
 * A size of nginx, such as `8m`; the unit may be written in capitals. The validator lets more pass than nginx knows, a
 * space before the unit and `b` for bytes: such a value is read, and what comes of it depends on the directive.
 */
export function size(): SizeCodec {
  const expects = 'a whole number of bytes with at most one unit after it, k, m or g';
  return {
    kind: 'size',
    expects,
    parse(text) {
      const problem = refusal(text, { expects, pattern: /^[0-9]+[bkmg]?$/i, first: 'remove-spaces' });
      if (problem !== undefined) return { ok: false, problem };
      const value = trimLines(text);
      return value === '' ? emptyValue() : { ok: true, value: value.toLowerCase() as Size };
    },
    format: (value) => value,
  };
}
