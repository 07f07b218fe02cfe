import type { Codec } from './codec';

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

const spellings = {
  go: { yes: ['1', 't', 'T', 'TRUE', 'true', 'True'], no: ['0', 'f', 'F', 'FALSE', 'false', 'False'] },
  exact: { yes: ['true'], no: ['false'] },
};

/** True or false, as Go's strconv.ParseBool reads them. */
export function boolean(options: BooleanOptions = {}): BooleanCodec {
  const { yes, no } = spellings[options.spellings ?? 'go'];
  return {
    ...options,
    kind: 'boolean',
    expects: '"true" or "false"',
    suggestions: ['true', 'false'],
    parse(text) {
      if (yes.includes(text)) return { ok: true, value: true };
      if (no.includes(text)) return { ok: true, value: false };
      return { ok: false, problem: `expected ${this.expects}` };
    },
    format: (value) => String(value),
  };
}
