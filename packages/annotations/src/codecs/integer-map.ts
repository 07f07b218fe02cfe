import { alternatives } from './alternatives';
import type { Codec } from './codec';
import { integer } from './integer';
import { stringMap } from './string-map';

interface IntegerMapOptions<Key extends string> {
  /**
   * The only keys there are.
   *
   * @default whole numbers
   */
  readonly keys?: readonly Key[];
  /**
   * The values in words, completing "expected …".
   *
   * @default made from the keys
   */
  readonly expects?: string;
}

export interface IntegerMapCodec<Key extends string>
  extends Codec<Readonly<Partial<Record<Key, number>>>>, IntegerMapOptions<Key> {
  readonly kind: 'integer-map';
  readonly expects: string;
}

/** `key=value` pairs between commas, as `stringMap` reads them, of known keys, or numbers, and whole numbers of 32 bits. */
export function integerMap<const Key extends string>(options: IntegerMapOptions<Key>): IntegerMapCodec<Key> {
  const { keys } = options;
  const written = (keys ?? ['<a whole number>']).map((key) => `${key}=<a whole number>`);
  const { expects = written.join(', ') } = options;
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
        const name = keys === undefined ? number.parse(key) : undefined;
        if (name?.ok === false)
          return { ok: false, problem: `${JSON.stringify(key.slice(0, 60))} is no number: ${name.problem}` };
        if (keys !== undefined && !(keys as readonly string[]).includes(key)) {
          return {
            ok: false,
            problem: `expected the key ${alternatives(keys)}, not ${JSON.stringify(key.slice(0, 60))}`,
          };
        }
        const parsed = number.parse(value);
        if (!parsed.ok) return { ok: false, problem: `${key} is no number: ${parsed.problem}` };
        entries.push([name === undefined ? key : String(name.value), parsed.value]);
      }
      return { ok: true, value: Object.fromEntries(entries) as Readonly<Partial<Record<Key, number>>> };
    },
    format: (value) =>
      pairs.format(
        Object.fromEntries(Object.entries(value).map(([key, item]) => [key, number.format(item as number)])),
      ),
  };
}
