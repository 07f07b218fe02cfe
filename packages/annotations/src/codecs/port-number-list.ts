import type { Codec, Remark } from './codec';
import { trimSpace } from './trim-space';

export interface PortNumberListCodec extends Codec<readonly number[]> {
  readonly kind: 'port-number-list';
}

/**
 * Numbers of ports of a Service between commas. Any whole number is taken, and compared with the ports as text: one
 * that is not written like a port, such as `080`, stands for nothing.
 */
export function portNumberList(): PortNumberListCodec {
  const expects = 'numbers of ports of the Service between commas';
  return {
    kind: 'port-number-list',
    expects,
    parse(text) {
      const items = text
        .split(',')
        .map(trimSpace)
        .filter((item) => item !== '');
      const bad = items.find((item) => !isInteger(item));
      if (bad !== undefined) {
        return { ok: false, problem: `expected ${expects}, and ${JSON.stringify(bad.slice(0, 60))} is not one` };
      }
      const strange = items.find((item) => !isPort(item));
      const value = items.filter(isPort).map(Number);
      return strange === undefined ? { ok: true, value } : { ok: true, value, remarks: [standsForNothing(strange)] };
    },
    format: (value) => value.join(','),
  };
}

// strconv.Atoi, of 64 bits.
function isInteger(text: string): boolean {
  if (!/^[+-]?[0-9]+$/.test(text)) return false;
  const digits = text.replace(/^[+-]?0*/, '');
  if (digits.length !== 19) return digits.length < 19;
  return digits <= (text.startsWith('-') ? '9223372036854775808' : '9223372036854775807');
}

function isPort(item: string): boolean {
  return /^[1-9][0-9]{0,4}$/.test(item) && Number(item) <= 65535;
}

function standsForNothing(item: string): Remark {
  return {
    kind: 'ignored',
    problem: `${JSON.stringify(item.slice(0, 60))} is not how the number of a port is written`,
    why: 'Numbers are compared as text, so that it stands for no port.',
    fix: `Write ${Number(item) >= 1 && Number(item) <= 65535 ? String(Number(item)) : 'a number from 1 to 65535'}.`,
  };
}
