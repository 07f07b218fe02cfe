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
      if (value >= min && value <= max) return { ok: true, value };
      const fits = value >= least && value <= size;
      if (boundsBy === 'aws' && (fits || (options.bits === 64 && isInt64(text)))) {
        return { ok: false, problem: `expected ${this.expects}`, refusedBy: 'aws', value };
      }
      return { ok: false, problem: fits ? `expected ${this.expects}` : 'the number is too large' };
    },
    format: (value) => String(value),
  };
}

function isInt64(text: string): boolean {
  const digits = text.replace(/^[+-]?0*/, '');
  if (digits.length > 19) return false;
  const value = BigInt(digits === '' ? 0 : digits);
  return text.startsWith('-') ? value <= 2n ** 63n : value < 2n ** 63n;
}
