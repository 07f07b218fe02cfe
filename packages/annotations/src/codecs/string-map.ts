import { quote } from '@eks-ingress/diagnostics';
import type { Codec, ParseFailure, Remark } from './codec';
import { trimSpace } from './trim-space';

export interface StringMapCodec extends Codec<Readonly<Record<string, string>>> {
  readonly kind: 'string-map';
}

interface StringMapOptions {
  /**
   * What the pairs are, completing "expected …".
   *
   * @default 'key=value pairs between commas'
   */
  readonly expects?: string;
  /** What else the controller demands of the pairs: the problem, or undefined. */
  readonly check?: (value: Readonly<Record<string, string>>) => string | undefined;
}

/**
 * `key=value` pairs between commas, as the AWS Load Balancer Controller reads them. A backslash escapes the next
 * character: `\,` is a comma inside of a value. A key cannot hold `=`, and spaces around both sides are dropped.
 */
export function stringMap({
  expects = 'key=value pairs between commas',
  check,
}: StringMapOptions = {}): StringMapCodec {
  return {
    kind: 'string-map',
    expects,
    parse(text) {
      const pairs: [string, string][] = [];
      for (const piece of splitPairs(text)) {
        const at = piece.indexOf('=');
        const key = trimSpace(piece.slice(0, Math.max(at, 0)));
        if (at < 0 || key === '') return malformed(piece, expects);
        pairs.push([key, trimSpace(piece.slice(at + 1))]);
      }
      const value = Object.fromEntries(pairs);
      const problem = check?.(value);
      if (problem !== undefined) return { ok: false, problem };
      const remarks = surprises(text, pairs);
      return { ok: true, value, ...(remarks.length > 0 && { remarks }) };
    },
    format: (value) =>
      Object.entries(value)
        .map(([key, item]) => `${escape(key)}=${escape(item)}`)
        .join(','),
  };
}

function surprises(text: string, pairs: readonly (readonly [string, string])[]): readonly Remark[] {
  const seen = new Set<string>();
  const repeated = pairs.map(([key]) => key).find((key) => seen.size === seen.add(key).size);
  const [last, end = ''] = pairs.at(-1) ?? [];
  // An escaped comma is meant.
  const isTrailing = end.endsWith(',') && !/(?:^|[^\\])(?:\\\\)*\\,$/.test(trimSpace(text).slice(-64));
  return [
    ...(isTrailing
      ? [
          {
            kind: 'misread',
            problem: `the comma at the end is a part of the value of ${quote(last ?? '')}`,
            fix: 'Remove the comma, or write "\\," where it is meant.',
          } as const,
        ]
      : []),
    ...(repeated === undefined
      ? []
      : [{ kind: 'ignored', problem: `${quote(repeated)} is there more than once, and the last one counts` } as const]),
  ];
}

function malformed(piece: string, expects: string): ParseFailure {
  const shown = piece.length > 60 ? `${piece.slice(0, 59)}…` : piece;
  return { ok: false, problem: `expected ${expects}, and ${JSON.stringify(shown)} is not a pair` };
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(',', '\\,');
}

// splitKeyValuePairs of pkg/annotations/parser.go: a comma ends a pair only when what follows holds a "="; a comma
// that nothing follows belongs to the value.
function splitPairs(text: string): string[] {
  const lastEquals = text.lastIndexOf('=');
  const contentEnd = trimSpace(`.${text}`).length - 1;
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\' && index + 1 < text.length) {
      piece += text.charAt(++index);
    } else if (character === ',' && lastEquals > index) {
      pieces.push(trimSpace(piece));
      piece = '';
    } else if (character === ',' && contentEnd > index + 1) {
      return [...pieces, trimSpace(piece), trimSpace(text.slice(index + 1))];
    } else {
      piece += character;
    }
  }
  return piece === '' ? pieces : [...pieces, trimSpace(piece)];
}
