import type { Codec } from './codec';

interface IntegerOptions {
  /**
   * The size of the integer type that the controller reads it into. Of 64 bits, those that a JavaScript number
   * holds exactly are accepted.
   *
   * @default 32
   */
  readonly bits?: 32 | 64;
  /** @default the least number of the type */
  readonly min?: number;
  /** @default the greatest number of the type */
  readonly max?: number;
  /**
   * Who refuses a number outside `min` and `max`.
   *
   * @default the controller
   */
  readonly boundsBy?: 'aws';
}

export interface IntegerCodec extends Codec<number>, IntegerOptions {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
}

/** A whole number in decimal, as Go's strconv.ParseInt reads it: one sign at most, no spaces, no `_`, no `0x`. */
export function integer(options: IntegerOptions = {}): IntegerCodec {
  const size = options.bits === 64 ? Number.MAX_SAFE_INTEGER : 2 ** 31 - 1;
  const least = options.bits === 64 ? -size : -size - 1;
  const { min = least, max = size, boundsBy } = options;
  const bounded = min !== least || max !== size;
  return {
    ...options,
    kind: 'integer',
    min,
    max,
    expects: bounded ? `a whole number from ${min} to ${max}` : 'a whole number',
    parse(text) {
      if (!/^[+-]?[0-9]+$/.test(text)) return { ok: false, problem: `expected ${this.expects}` };
      const value = Number(text) + 0;
      if (value < least || value > size) return { ok: false, problem: 'the number is too large' };
      if (value < min || value > max) return { ok: false, problem: `expected ${this.expects}`, refusedBy: boundsBy };
      return { ok: true, value };
    },
    format: (value) => String(value),
  };
}
