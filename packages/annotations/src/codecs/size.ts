import type { Codec } from './codec';

/** A number of bytes, or of kilobytes, megabytes or gigabytes, as nginx writes it. */
export type Size = `${number}` | `${number}${'k' | 'm' | 'g'}`;

export interface SizeCodec extends Codec<Size> {
  readonly kind: 'size';
}

/** A size of nginx, such as `8m`; the unit may be written in capitals, and spaces around it are dropped. */
export function size(): SizeCodec {
  return {
    kind: 'size',
    expects: 'a whole number of bytes with at most one unit after it, k, m or g',
    parse(text) {
      const found = /^ {0,64}([0-9]{1,64}[kmg]?) {0,64}$/i.exec(text);
      if (found === null) return { ok: false, problem: `expected ${this.expects}` };
      return { ok: true, value: (found[1] ?? '').toLowerCase() as Size };
    },
    format: (value) => value,
  };
}
