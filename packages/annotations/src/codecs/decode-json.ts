import { nearest, quote } from '@eks-ingress/diagnostics';
import type { IgnoredPart, Remark } from './codec';
import type { JsonFields, JsonShape } from './json-shape';
import type { JsonNode } from './json-text';

/** The most parts of one text that are reported one by one. */
export const maxReported = 20;

/** Something that Go's json.Unmarshal has filled in; undefined is what it left alone. */
export type Decoded = string | number | boolean | undefined | readonly Decoded[] | ReadonlyMap<string, Decoded>;

/** What became of decoding: a value, or the first thing that Go refuses. */
export interface Decoding {
  readonly value?: Decoded;
  readonly problem?: string;
  readonly ignored: readonly IgnoredPart[];
  readonly remarks: readonly Remark[];
}

/**
 * Fills in a shape as Go's json.Unmarshal does: names match in any case, nothing is coerced, unknown fields are
 * skipped, null leaves a field alone, and what is repeated is merged into the first, lists item by item.
 */
export function decodeJson(shape: JsonShape, node: JsonNode): Decoding {
  const ignored: IgnoredPart[] = [];
  const respelt = new Map<string, string>();
  const repeated = new Set<string>();
  let problem: string | undefined;

  const refuse = (at: string, wanted: string, found: JsonNode): undefined => {
    problem ??= `${at === '' ? 'the value' : at} must be ${wanted}, not ${describe(found)}`;
  };

  const decodeFields = (fields: JsonFields, found: JsonNode, at: string, previous: Decoded): Decoded => {
    if (found.type !== 'object') return refuse(at, 'an object', found);
    const target = new Map(previous instanceof Map ? (previous as ReadonlyMap<string, Decoded>) : []);
    const names = Object.keys(fields);
    const met = new Set<string>();
    for (const [written, member] of found.members) {
      const name = names.includes(written) ? written : names.find((known) => foldName(known) === foldName(written));
      const field = name === undefined ? undefined : fields[name];
      if (name === undefined || field === undefined) {
        if (ignored.length < maxReported) ignored.push({ at: join(at, written), meant: nearest(written, names) });
        continue;
      }
      if (name !== written && respelt.size < maxReported) respelt.set(written, name);
      if (met.has(name) && repeated.size < maxReported) repeated.add(join(at, name));
      met.add(name);
      if (member.type === 'null') {
        target.delete(name);
      } else {
        target.set(name, decode(field, member, join(at, name), target.get(name)));
      }
    }
    return target;
  };

  const decode = (wanted: JsonShape, found: JsonNode, at: string, previous?: Decoded): Decoded => {
    if (found.type === 'null') return wanted.type === 'object' || wanted.type === 'variants' ? previous : undefined;
    switch (wanted.type) {
      case 'string':
        return found.type === 'string' ? found.value : refuse(at, 'a string', found);
      case 'boolean':
        return found.type === 'boolean' ? found.value : refuse(at, 'true or false', found);
      case 'integer':
        return found.type === 'number'
          ? (int32(found.text) ?? refuse(at, 'a whole number', found))
          : refuse(at, 'a whole number', found);
      case 'integer-or-string':
        if (found.type === 'string') return (wanted.digitsAreNumbers ? int32(found.value) : undefined) ?? found.value;
        return found.type === 'number'
          ? (int32(found.text) ?? refuse(at, 'a whole number or a string', found))
          : refuse(at, 'a whole number or a string', found);
      case 'array':
        if (found.type !== 'array') return refuse(at, 'a list', found);
        return found.items.map((item, index) =>
          decode(wanted.items, item, `${at}[${index}]`, isList(previous) ? previous[index] : undefined),
        );
      case 'map':
        if (found.type !== 'object') return refuse(at, 'an object', found);
        return new Map([
          ...(previous instanceof Map ? (previous as ReadonlyMap<string, Decoded>) : []),
          ...found.members.map(([key, member]) => [key, decode(wanted.values, member, join(at, key))] as const),
        ]);
      case 'object':
        return decodeFields({ ...wanted.required, ...wanted.optional }, found, at, previous);
      case 'variants':
        return decodeFields(fieldsOfVariants(wanted), found, at, previous);
    }
  };

  const value = decode(shape, node, '');
  return { value, problem, ignored, remarks: [...spelling(respelt), ...repetition(repeated)] };
}

function spelling(respelt: ReadonlyMap<string, string>): readonly Remark[] {
  if (respelt.size === 0) return [];
  const list = (names: Iterable<string>) => [...names].map((name) => quote(name)).join(', ');
  return [
    {
      kind: 'spelling',
      problem: `it spells ${list(respelt.keys())} in a way of its own`,
      why: 'The controller matches the names of fields in any case.',
      fix: `Write ${list(new Set(respelt.values()))}.`,
    },
  ];
}

function repetition(repeated: ReadonlySet<string>): readonly Remark[] {
  return [...repeated].map((at) => ({
    kind: 'ignored',
    problem: `it has ${quote(at)} more than once`,
    why: 'The last one counts, and objects are merged.',
    fix: 'Write it once.',
  }));
}

function isList(value: Decoded): value is readonly Decoded[] {
  return Array.isArray(value);
}

/** The fields of all variants together, with the one that decides. */
function fieldsOfVariants(shape: Extract<JsonShape, { type: 'variants' }>): JsonFields {
  const fields = Object.values(shape.variants).map(({ required, optional }) => ({ ...required, ...optional }));
  return Object.assign({ [shape.by]: { type: 'string' } }, ...fields) as JsonFields;
}

// encoding/json folds ASCII letters, and the two other characters that fold to one: U+017F and U+212A.
function foldName(name: string): string {
  return name
    .replaceAll('\u017f', 's')
    .replaceAll('\u212a', 'k')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function int32(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = Number(text) + 0;
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}

function join(at: string, name: string): string {
  const shown = name.length > 60 ? `${name.slice(0, 59)}…` : name;
  return at === '' ? shown : `${at}.${shown}`;
}

function describe(node: JsonNode): string {
  switch (node.type) {
    case 'string':
      return 'a string';
    case 'number':
      return node.text.length > 20 ? 'such a number' : node.text;
    case 'boolean':
      return String(node.value);
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'null':
      return 'null';
  }
}
