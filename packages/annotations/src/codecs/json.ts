import { alternatives } from './alternatives';
import type { Codec, IgnoredPart, ParseFailure } from './codec';
import { type Decoded, decodeJson } from './decode-json';
import type { JsonFields, JsonShape, JsonValue } from './json-shape';
import { parseJsonText } from './json-text';

interface JsonOptions<Value> {
  /** The values in words, completing "expected …". */
  readonly expects: string;
  /** What else the controller demands of a value of the shape: the problem, or undefined. */
  readonly check?: (value: Value) => string | undefined;
}

export interface JsonCodec<Value> extends Codec<Value> {
  readonly kind: 'json';
  readonly shape: JsonShape;
}

interface Checked {
  readonly value?: unknown;
  readonly failure?: ParseFailure;
}

/** JSON of a shape, read as Go's encoding/json does. */
export function json<const Shape extends JsonShape>(
  shape: Shape,
  { expects, check }: JsonOptions<JsonValue<Shape>>,
): JsonCodec<JsonValue<Shape>> {
  return {
    kind: 'json',
    shape,
    expects,
    parse(text) {
      const node = parseJsonText(text);
      if (node === undefined) return { ok: false, problem: `expected ${expects}, and it is not JSON` };
      const { value: decoded, problem, ignored } = decodeJson(shape, node);
      if (problem !== undefined) return { ok: false, problem };
      const unread: IgnoredPart[] = [...ignored];
      const { value, failure } = checkShape(shape, decoded, '', unread);
      if (failure !== undefined) return failure;
      const complaint = check?.(value as JsonValue<Shape>);
      if (complaint !== undefined) return { ok: false, problem: complaint };
      return { ok: true, value: value as JsonValue<Shape>, ...(unread.length > 0 && { ignored: unread }) };
    },
    format: (value) => JSON.stringify(canonical(shape, value)) ?? 'null',
  };
}

function checkShape(shape: JsonShape, decoded: Decoded, at: string, unread: IgnoredPart[]): Checked {
  const fail = (problem: string, refusedBy?: 'aws'): Checked => ({
    failure: { ok: false, problem: `${at === '' ? 'the value' : at} ${problem}`, refusedBy },
  });
  switch (shape.type) {
    case 'string': {
      const value = typeof decoded === 'string' ? decoded : '';
      if (shape.empty === false && value === '') return fail('must not be empty');
      if (shape.values && !shape.values.includes(value))
        return fail(`must be ${alternatives(shape.values)}`, shape.refusedBy);
      return { value };
    }
    case 'integer': {
      const value = typeof decoded === 'number' ? decoded : 0;
      const { min = -Infinity, max = Infinity } = shape;
      return value < min || value > max ? fail(`must be from ${min} to ${max}`) : { value };
    }
    case 'boolean':
      return { value: decoded ?? false };
    case 'integer-or-string':
      return { value: decoded ?? 0 };
    case 'array': {
      const items = Array.isArray(decoded) ? (decoded as readonly Decoded[]) : [];
      if (items.length < (shape.minItems ?? 0)) return fail(`must have at least ${shape.minItems} items`);
      const checked = items.map((item, index) => checkShape(shape.items, item, `${at}[${index}]`, unread));
      return checked.find(({ failure }) => failure) ?? { value: checked.map(({ value }) => value) };
    }
    case 'map': {
      const entries = [...mapOf(decoded)];
      const stranger = entries.find(([key]) => !shape.keys.includes(key));
      if (stranger)
        return fail(`must have the keys ${alternatives(shape.keys)}, not ${JSON.stringify(stranger[0].slice(0, 60))}`);
      return checkMembers(entries.map(([key, item]) => [key, checkShape(shape.values, item, join(at, key), unread)]));
    }
    case 'object':
      return checkFields(shape, mapOf(decoded), at, unread);
    case 'variants': {
      const members = mapOf(decoded);
      const choice = members.get(shape.by);
      const variant =
        typeof choice === 'string' && Object.hasOwn(shape.variants, choice) ? shape.variants[choice] : undefined;
      if (variant === undefined) {
        return {
          failure: { ok: false, problem: `${join(at, shape.by)} must be ${alternatives(Object.keys(shape.variants))}` },
        };
      }
      const fields = { ...variant.required, ...variant.optional };
      for (const name of members.keys()) {
        if (name !== shape.by && !Object.hasOwn(fields, name)) unread.push({ at: join(at, name) });
      }
      const { value, failure } = checkFields(variant, members, at, unread);
      return failure ? { failure } : { value: { [shape.by]: choice, ...(value as object) } };
    }
  }
}

function checkFields(
  { required = {}, optional = {} }: { readonly required?: JsonFields; readonly optional?: JsonFields },
  members: ReadonlyMap<string, Decoded>,
  at: string,
  unread: IgnoredPart[],
): Checked {
  const missing = Object.keys(required).find((name) => !members.has(name));
  if (missing !== undefined) return { failure: { ok: false, problem: `${join(at, missing)} is missing` } };
  return checkMembers(
    Object.entries({ ...required, ...optional })
      .filter(([name]) => members.has(name))
      .map(([name, field]) => [name, checkShape(field, members.get(name), join(at, name), unread)]),
  );
}

function checkMembers(members: readonly (readonly [string, Checked])[]): Checked {
  const failed = members.find(([, { failure }]) => failure);
  return failed ? failed[1] : { value: Object.fromEntries(members.map(([name, { value }]) => [name, value])) };
}

function mapOf(decoded: Decoded): ReadonlyMap<string, Decoded> {
  return decoded instanceof Map ? (decoded as ReadonlyMap<string, Decoded>) : new Map();
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

// Members in the order of the shape, so that equal values have one text.
function canonical(shape: JsonShape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  switch (shape.type) {
    case 'array':
      return Array.isArray(value) ? value.map((item) => canonical(shape.items, item)) : value;
    case 'map':
      return members(Object.fromEntries(shape.keys.map((key) => [key, shape.values])), value);
    case 'object':
      return members({ ...shape.required, ...shape.optional }, value);
    case 'variants': {
      const choice = (value as Readonly<Record<string, unknown>>)[shape.by];
      const variant = typeof choice === 'string' ? shape.variants[choice] : undefined;
      return members({ [shape.by]: { type: 'string' }, ...variant?.required, ...variant?.optional }, value);
    }
    default:
      return value;
  }
}

function members(fields: JsonFields, value: object): unknown {
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => given[name] !== undefined)
      .map(([name, field]) => [name, canonical(field, given[name])]),
  );
}
