import { alternatives } from './alternatives';
import type { Codec } from './codec';
import { integer } from './integer';
import { stringMap } from './string-map';

interface IntegerMapOptions<Key extends string> {
  /** The only keys there are. */
  readonly keys: readonly Key[];
}

export interface IntegerMapCodec<Key extends string>
  extends Codec<Readonly<Partial<Record<Key, number>>>>, IntegerMapOptions<Key> {
  readonly kind: 'integer-map';
}

/** `key=value` pairs between commas, as `stringMap` reads them, of known keys and whole numbers of 32 bits. */
export function integerMap<const Key extends string>(options: IntegerMapOptions<Key>): IntegerMapCodec<Key> {
  const { keys } = options;
  const expects = keys.map((key) => `${key}=<a whole number>`).join(', ');
  const pairs = stringMap();
  const number = integer();
  return {
    ...options,
    kind: 'integer-map',
    expects,
    parse(text) {
      const found = pairs.parse(text);
      if (!found.ok) return { ok: false, problem: `expected ${expects}` };
      const entries: [string, number][] = [];
      for (const [key, value] of Object.entries(found.value)) {
        if (!(keys as readonly string[]).includes(key)) {
          return {
            ok: false,
            problem: `expected the key ${alternatives(keys)}, not ${JSON.stringify(key.slice(0, 60))}`,
          };
        }
        const parsed = number.parse(value);
        if (!parsed.ok) return { ok: false, problem: `${key} is no number: ${parsed.problem}` };
        entries.push([key, parsed.value]);
      }
      return { ok: true, value: Object.fromEntries(entries) as Readonly<Partial<Record<Key, number>>> };
    },
    format: (value) =>
      pairs.format(
        Object.fromEntries(Object.entries(value).map(([key, item]) => [key, number.format(item as number)])),
      ),
  };
}
