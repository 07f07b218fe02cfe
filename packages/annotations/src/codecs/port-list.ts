import type { Codec } from './codec';
import { isPortName } from './port-name';
import { trimSpace } from './trim-space';

interface PortListOptions {
  /**
   * Whether items are trimmed and empty ones dropped.
   *
   * @default true
   */
  readonly trim?: boolean;
  /**
   * Whether numbers are compared as text, so that `0443` is not 443, or as numbers.
   *
   * @default 'text'
   */
  readonly comparedAs?: 'text' | 'number';
  /** A text that stands for every port. */
  readonly everyPort?: string;
}

export interface PortListCodec extends Codec<readonly (number | string)[]>, PortListOptions {
  readonly kind: 'port-list';
}

/** Ports of a Service between commas, each by number or by name. */
export function portList(options: PortListOptions = {}): PortListCodec {
  const { trim = true, comparedAs = 'text', everyPort } = options;
  return {
    ...options,
    kind: 'port-list',
    expects: 'numbers or names of ports of the Service between commas',
    parse(text) {
      if (text === everyPort) return { ok: true, value: [text] };
      const items = trim
        ? text
            .split(',')
            .map(trimSpace)
            .filter((item) => item !== '')
        : text.split(',');
      const isNumber = (item: string) => comparedAs === 'number' && /^[+-]?[0-9]{1,9}$/.test(item);
      const bad = items.find((item) => !isPortName(item) && !isNumber(item));
      if (bad !== undefined && text !== '') {
        return { ok: false, problem: `expected ${this.expects}, and ${JSON.stringify(bad.slice(0, 60))} is neither` };
      }
      const value = items.map((item) => portOf(isNumber(item) ? String(Number(item)) : item));
      return { ok: true, value: text === '' ? [] : value };
    },
    format: (value) => value.join(','),
  };
}

function portOf(item: string): number | string {
  return /^[1-9][0-9]{0,4}$/.test(item) && Number(item) <= 65535 ? Number(item) : item;
}
