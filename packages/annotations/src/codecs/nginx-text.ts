import type { Codec, ParseFailure } from './codec';
import { type EmptyValue, emptyValue } from './nginx-value';
import { trimSpace } from './trim-space';

/** How much Kubernetes takes as annotations of an object, all of them together. */
const longest = 262_144;

/** How the validator of an annotation looks at a text. */
export interface NginxValidator {
  /** What the text is, completing "expected …". */
  readonly expects: string;
  /** The form of the text, without anything that backtracks. */
  readonly pattern?: RegExp;
  /** What it has against a text, where that is no matter of a form. */
  readonly refuse?: (text: string) => string | undefined;
  /**
   * What is done before the form is compared; what is kept has its spaces again.
   *
   * - `remove-spaces`: spaces do not count, wherever they are.
   * - `trim`: white space at both ends does not count.
   *
   * @default nothing
   */
  readonly first?: 'remove-spaces' | 'trim';
}

export interface NginxTextOptions<Value extends string = string> extends NginxValidator {
  readonly suggestions?: readonly Value[];
  /** What the controller finds out after the validator has let the text pass. */
  readonly check?: (value: string) => ParseFailure | undefined;
  readonly whenEmpty?: EmptyValue;
}

export interface NginxTextCodec<Value extends string = string> extends Codec<Value>, NginxTextOptions<Value> {
  readonly kind: 'nginx-text';
  readonly expects: string;
  readonly suggestions?: readonly Value[];
}

/** A string of ingress-nginx: a validator looks at it as it is, and each of its lines is trimmed afterwards. */
export function nginxText<Value extends string = string>(options: NginxTextOptions<Value>): NginxTextCodec<Value> {
  const { check, whenEmpty } = options;
  return {
    ...options,
    kind: 'nginx-text',
    parse(text) {
      const problem = refusal(text, options);
      if (problem !== undefined) return { ok: false, problem };
      const value = trimLines(text);
      if (value === '') return emptyValue(whenEmpty);
      return check?.(value) ?? { ok: true, value: value as Value };
    },
    format: (value) => value,
  };
}

/** What a validator has against a text. An empty text it does not see. */
export function refusal(text: string, { expects, pattern, refuse, first }: NginxValidator): string | undefined {
  if (text === '') return undefined;
  if (text.length > longest) return `it is longer than the ${longest} bytes that Kubernetes takes`;
  const subject = first === 'remove-spaces' ? text.replaceAll(' ', '') : first === 'trim' ? trimSpace(text) : text;
  if (pattern !== undefined && (!pattern.test(subject) || /[\r\n]/.test(subject))) return `expected ${expects}`;
  return refuse?.(subject);
}

/** Trims each line, as normalizeString of internal/ingress/annotations/parser/main.go does. */
export function trimLines(text: string): string {
  return text.split('\n').map(trimSpace).join('\n');
}
