import type { Codec } from './codec';
import { refusal, trimLines } from './nginx-text';
import { emptyValue } from './nginx-value';
import { trimSpace } from './trim-space';

export interface StatusCodeListCodec extends Codec<readonly number[]> {
  readonly kind: 'status-code-list';
}

// A comma counts as a first digit: ",12" passes, and is 12.
const pattern = /^(?:[4,5][0-9]{2},?)*$/;

/** Status codes of errors between commas, as ingress-nginx reads them. */
export function statusCodeList(): StatusCodeListCodec {
  const expects = 'status codes from 400 to 599 between commas';
  return {
    kind: 'status-code-list',
    expects,
    parse(text) {
      const problem = refusal(text, { expects, pattern, first: 'remove-spaces' });
      if (problem !== undefined) return { ok: false, problem };
      const value = trimLines(text);
      if (value === '') return emptyValue();
      const items = value
        .split(',')
        .map(trimSpace)
        .filter((item) => item !== '');
      if (!items.every((item) => /^[0-9]+$/.test(item))) {
        return { ok: false, problem: 'a code has a space in it', effect: 'ignores', becomes: 'the default' };
      }
      return { ok: true, value: items.map(Number) };
    },
    format: (value) => value.join(','),
  };
}
