import { alternatives } from './alternatives';
import type { ParseFailure } from './codec';
import type { EnumerationCodec } from './enumeration';
import { refusal, trimLines } from './nginx-text';
import { type EmptyValue, emptyValue } from './nginx-value';

type Outcome = Omit<ParseFailure, 'ok' | 'problem'>;

interface NginxWordOptions {
  /**
   * The form that the validator looks for, once spaces are removed, when it lets more pass than the words.
   *
   * @default one of the words
   */
  readonly pattern?: RegExp;
  /** What comes of a text that passes the validator and is no word: another form, or a word with spaces in it. */
  readonly otherwise: Outcome | ((value: string) => Outcome);
  readonly whenEmpty?: EmptyValue;
}

/** One of a list of words, as the validators of ingress-nginx find it: they do not see spaces, wherever they are. */
export function nginxWord<const Word extends string>(
  words: readonly Word[],
  { pattern, otherwise, whenEmpty }: NginxWordOptions,
): EnumerationCodec<Word> {
  const expects = alternatives(words);
  return {
    kind: 'enumeration',
    expects,
    suggestions: words,
    parse(text) {
      if (text === '') return emptyValue(whenEmpty);
      const passes = pattern
        ? refusal(text, { expects, pattern, first: 'remove-spaces' }) === undefined
        : words.some((word) => word === text.replaceAll(' ', ''));
      if (!passes) return { ok: false, problem: `expected ${expects}` };
      const value = trimLines(text);
      const found = words.find((word) => word === value);
      if (found !== undefined) return { ok: true, value: found };
      return {
        ok: false,
        problem: `expected ${expects}`,
        ...(typeof otherwise === 'function' ? otherwise(value) : otherwise),
      };
    },
    format: (value) => value,
  };
}
