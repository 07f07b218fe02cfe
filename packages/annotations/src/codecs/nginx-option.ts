import type { ParseFailure } from './codec';
import { enumeration, type EnumerationCodec } from './enumeration';
import { type EmptyValue, emptyValue } from './nginx-value';

interface NginxOptionOptions {
  /** @default false */
  readonly ignoreCase?: boolean;
  /**
   * What comes of a line break at an end, such as that of a block of YAML: it passes, and it stays.
   *
   * @default nothing: nginx does not mind it
   */
  readonly lineBreak?: Omit<ParseFailure, 'ok' | 'problem'>;
  readonly whenEmpty?: EmptyValue;
}

/** One of a list of words, with white space around it: ValidateOptions of internal/ingress/annotations/parser/validators.go. */
export function nginxOption<const Word extends string>(
  words: readonly Word[],
  { ignoreCase, lineBreak, whenEmpty }: NginxOptionOptions = {},
): EnumerationCodec<Word> {
  const codec = enumeration(words, { ignoreCase, trim: true });
  return {
    ...codec,
    parse(text) {
      if (text === '') return emptyValue(whenEmpty);
      const result = codec.parse(text);
      if (!result.ok || lineBreak === undefined || !text.includes('\n')) return result;
      return { ok: false, problem: 'there is a line break at its end', ...lineBreak };
    },
  };
}
