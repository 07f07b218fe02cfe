import type { Codec, ParseFailure } from './codec';

interface TextOptions {
  /** What the text is, completing "expected …". */
  readonly expects?: string;
  /** The form of the text. */
  readonly pattern?: RegExp;
  /** The most bytes it may have in UTF-8. */
  readonly maxBytes?: number;
  readonly suggestions?: readonly string[];
  /**
   * Who refuses a text of another form or length.
   *
   * @default the controller
   */
  readonly refusedBy?: 'aws';
}

export interface TextCodec extends Codec<string>, TextOptions {
  readonly kind: 'text';
  readonly expects: string;
}

/** A string as it is: nothing is trimmed, unquoted or folded. */
export function text(options: TextOptions = {}): TextCodec {
  const { expects = 'a string', pattern, maxBytes = Infinity, refusedBy } = options;
  const refuse = (problem: string, value: string): ParseFailure =>
    refusedBy === 'aws' ? { ok: false, problem, refusedBy, value } : { ok: false, problem };
  return {
    ...options,
    kind: 'text',
    expects,
    parse(value) {
      if (pattern && !pattern.test(value)) return refuse(`expected ${expects}`, value);
      if (byteLength(value) > maxBytes) return refuse(`expected at most ${maxBytes} bytes`, value);
      return { ok: true, value };
    },
    format: (value) => value,
  };
}

function byteLength(value: string): number {
  let bytes = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
