import { alternatives } from './alternatives';
import type { Codec } from './codec';
import { isPortName } from './port-name';

interface PortOptions {
  /** Words that stand for a port. */
  readonly words?: readonly string[];
  /**
   * Whether the name of a Service port stands for it.
   *
   * @default true
   */
  readonly names?: boolean;
}

export interface PortCodec extends Codec<number | string>, PortOptions {
  readonly kind: 'port';
}

/** A port by number, by the name of a Service port, or by a word such as `traffic-port`. */
export function port(options: PortOptions = {}): PortCodec {
  const { words = [], names = true } = options;
  const expects = [
    'a port number',
    ...(names ? ['the name of a Service port'] : []),
    ...words.map((word) => alternatives([word])),
  ];
  return {
    ...options,
    kind: 'port',
    expects: expects.join(' or '),
    suggestions: words,
    parse(text) {
      if (/^[+-]?[0-9]+$/.test(text)) {
        const value = Number(text) + 0;
        if (value >= 1 && value <= 65535) return { ok: true, value };
        return { ok: false, problem: 'expected a port number from 1 to 65535', refusedBy: 'aws', value };
      }
      if (words.includes(text) || (names && isPortName(text))) return { ok: true, value: text };
      return { ok: false, problem: `expected ${this.expects}` };
    },
    format: (value) => String(value),
  };
}
