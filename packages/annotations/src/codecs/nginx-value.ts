import type { BadValueEffect } from '../bad-value-effect';
import type { Codec, ParseFailure } from './codec';

/** What ingress-nginx does with a value that is empty. */
export interface EmptyValue {
  /** @default 'ignores' */
  readonly effect?: BadValueEffect;
  readonly becomes?: string;
}

type ValueOf<Kind> = Kind extends Codec<infer Value> ? Value : never;

interface NginxValueOptions<Value> {
  readonly whenEmpty?: EmptyValue;
  /** What the controller has against a value that its validator let pass. */
  readonly check?: (value: Value) => ParseFailure | undefined;
}

/** That a value is empty, or nothing but white space. */
export function emptyValue({ effect = 'ignores', becomes = 'the default' }: EmptyValue = {}): ParseFailure {
  return { ok: false, problem: 'it is empty, which counts as not set', effect, becomes };
}

/** Values as ingress-nginx looks at them: the validator does not see an empty one, which is not rejected therefore. */
export function nginxValue<Kind extends Codec<unknown>>(
  codec: Kind,
  { whenEmpty, check }: NginxValueOptions<ValueOf<Kind>> = {},
): Kind {
  return {
    ...codec,
    parse(text: string) {
      if (text === '') return emptyValue(whenEmpty);
      const result = codec.parse(text);
      return (result.ok ? check?.(result.value as ValueOf<Kind>) : undefined) ?? result;
    },
  };
}
