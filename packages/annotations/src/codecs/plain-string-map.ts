import type { Codec } from './codec';
import { trimSpace } from './trim-space';

export interface PlainStringMapCodec extends Codec<Readonly<Record<string, string>>> {
  readonly kind: 'plain-string-map';
}

interface PlainStringMapOptions {
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
 * `key=value` pairs between commas, as the AWS cloud provider reads them: nothing can be escaped, what follows a
 * second `=` is lost, a lone key has an empty value, and a pair without a key is skipped.
 */
export function plainStringMap({
  expects = 'key=value pairs between commas',
  check,
}: PlainStringMapOptions = {}): PlainStringMapCodec {
  return {
    kind: 'plain-string-map',
    expects,
    // getKeyValuePropertiesFromAnnotation of pkg/providers/v1/aws_loadbalancer.go
    parse(text) {
      const pairs = text
        .split(',')
        .map((piece) => trimSpace(piece).split('='))
        .map(([key = '', value = '']) => [key, value] as const)
        .filter(([key]) => key !== '');
      const value = Object.fromEntries(pairs);
      const problem = check?.(value);
      return problem === undefined ? { ok: true, value } : { ok: false, problem };
    },
    format: (value) =>
      Object.entries(value)
        .map(([key, item]) => `${key}=${item}`)
        .join(','),
  };
}
