import type { BadValueEffect } from '../bad-value-effect';
import { alternatives } from './alternatives';
import type { Codec } from './codec';
import { trimSpace } from './trim-space';

interface EnumerationOptions {
  /** @default false */
  readonly ignoreCase?: boolean;
  /**
   * Whether white space around the word is dropped.
   *
   * @default false
   */
  readonly trim?: boolean;
  /**
   * Words that are none of them, and do something else than other bad values do.
   *
   * @default none
   */
  readonly elsewhere?: Readonly<Record<string, BadValueEffect>>;
}

export interface EnumerationCodec<Word extends string> extends Codec<Word>, EnumerationOptions {
  readonly kind: 'enumeration';
  readonly suggestions: readonly Word[];
}

/** One of a list of words. */
export function enumeration<const Word extends string>(
  words: readonly Word[],
  options: EnumerationOptions = {},
): EnumerationCodec<Word> {
  const { elsewhere = {} } = options;
  const fold = (word: string) => (options.ignoreCase ? word.toUpperCase() : word);
  return {
    ...options,
    kind: 'enumeration',
    expects: alternatives(words),
    suggestions: words,
    parse(text) {
      const typed = fold(options.trim ? trimSpace(text) : text);
      const value = words.find((word) => fold(word) === typed);
      if (value !== undefined) return { ok: true, value };
      const effect = Object.hasOwn(elsewhere, text) ? elsewhere[text] : undefined;
      return { ok: false, problem: `expected ${this.expects}`, ...(effect && { effect }) };
    },
    format: (value) => value,
  };
}
