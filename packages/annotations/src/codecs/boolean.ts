import type { Codec } from './codec';
import { parseBool } from './parse-bool';

interface BooleanOptions {
  /**
   * Which spellings count: those of Go's strconv.ParseBool, or `true` and `false` alone.
   *
   * @default 'go'
   */
  readonly spellings?: 'go' | 'exact';
}

export interface BooleanCodec extends Codec<boolean>, BooleanOptions {
  readonly kind: 'boolean';
}

/** True or false, as Go's strconv.ParseBool reads them. */
export function boolean(options: BooleanOptions = {}): BooleanCodec {
  const isSpelling = (text: string) => options.spellings !== 'exact' || text === 'true' || text === 'false';
  return {
    ...options,
    kind: 'boolean',
    expects: '"true" or "false"',
    suggestions: ['true', 'false'],
    parse(text) {
      const value = isSpelling(text) ? parseBool(text) : undefined;
      return value === undefined ? { ok: false, problem: `expected ${this.expects}` } : { ok: true, value };
    },
    format: (value) => String(value),
  };
}
