import type { ParseFailure } from './codec';
import { integer, type IntegerCodec } from './integer';
import { type EmptyValue, emptyValue } from './nginx-value';

interface NginxIntegerOptions {
  readonly whenEmpty?: EmptyValue;
  /** What the controller has against a number that its validator let pass. */
  readonly check?: (value: number) => ParseFailure | undefined;
}

/** A whole number as ingress-nginx looks at it: Go's strconv.Atoi, which takes 64 bits, and no unit. */
export function nginxInteger({ whenEmpty, check }: NginxIntegerOptions = {}): IntegerCodec {
  const codec = integer({ bits: 64 });
  return {
    ...codec,
    parse(text) {
      if (text === '') return emptyValue(whenEmpty);
      const result = codec.parse(text);
      if (result.ok) return check?.(result.value) ?? result;
      return isOf64Bits(text) ? { ...result, effect: 'misreads', becomes: 'a number without a meaning' } : result;
    },
  };
}

function isOf64Bits(text: string): boolean {
  if (!/^[+-]?0{0,100}[0-9]{1,19}$/.test(text)) return false;
  const value = BigInt(text.replace('+', ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}
