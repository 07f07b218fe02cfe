import { quote } from '@eks-ingress/diagnostics';
import { alternatives } from './alternatives';
import type { Codec, IgnoredPart, ParseFailure, Remark } from './codec';
import { type Decoded, decodeJson, maxReported } from './decode-json';
import type { JsonFields, JsonShape, JsonValue } from './json-shape';
import { jsonFault } from './json-fault';
import { parseJsonText } from './json-text';

interface JsonOptions<Value> {
  /** The values in words, completing "expected …". */
  readonly expects: string;
  /** What else the controller demands of a value of the shape: the problem, or undefined. */
  readonly check?: (value: Value) => string | undefined;
  /** What else AWS demands of a value that the controller takes: the problem, or undefined. */
  readonly checkForAws?: (value: Value) => string | undefined;
  /** What there is to say of a value that is taken. */
  readonly remarks?: (value: Value) => readonly Remark[];
}

export interface JsonCodec<Value> extends Codec<Value> {
  readonly kind: 'json';
  readonly shape: JsonShape;
}

/** A value that the controller takes, or what it refuses; `leftOut` stands for one that it drops. */
type Checked = { readonly value: unknown } | { readonly failure: ParseFailure } | typeof leftOut;

const leftOut = Symbol('left out');

/** What is found on the way. */
interface Findings {
  readonly ignored: IgnoredPart[];
  readonly remarks: Remark[];
  /** The first thing that the controller lets through and AWS refuses. */
  refusedByAws?: ParseFailure;
}

/** JSON of a shape, read as Go's encoding/json does. */
export function json<const Shape extends JsonShape>(
  shape: Shape,
  { expects, check, checkForAws, remarks }: JsonOptions<JsonValue<Shape>>,
): JsonCodec<JsonValue<Shape>> {
  return {
    kind: 'json',
    shape,
    expects,
    parse(text) {
      const node = parseJsonText(text);
      if (node === undefined) {
        const fault = jsonFault(text);
        return {
          ok: false,
          problem: `expected ${expects}, and it is not JSON${fault === undefined ? '' : `: ${fault}`}`,
        };
      }
      const decoded = decodeJson(shape, node);
      if (decoded.problem !== undefined) return { ok: false, problem: decoded.problem };
      const findings: Findings = { ignored: [...decoded.ignored], remarks: [...decoded.remarks] };
      const checked = checkShape(shape, decoded.value, '', findings);
      if (checked === leftOut) return { ok: false, problem: `expected ${expects}` };
      const unread = findings.ignored.length > 0 && { ignored: findings.ignored };
      if ('failure' in checked) return { ...checked.failure, ...unread };
      const value = checked.value as JsonValue<Shape>;
      const refused = check?.(value);
      if (refused !== undefined) return { ok: false, problem: refused, ...unread };
      const refusedByAws = findings.refusedByAws?.problem ?? checkForAws?.(value);
      if (refusedByAws !== undefined) return { ok: false, problem: refusedByAws, refusedBy: 'aws', value, ...unread };
      const said = [...findings.remarks, ...(remarks?.(value) ?? [])];
      return {
        ok: true,
        value,
        ...unread,
        ...(said.length > 0 && { remarks: said }),
      };
    },
    format: (value) => JSON.stringify(canonical(shape, value)) ?? 'null',
  };
}

function checkShape(shape: JsonShape, decoded: Decoded, at: string, findings: Findings): Checked {
  const where = at === '' ? 'the value' : at;
  const fail = (problem: string): Checked => ({ failure: { ok: false, problem: `${where} ${problem}` } });
  const failForAws = (problem: string, value: unknown): Checked => {
    findings.refusedByAws ??= { ok: false, problem: `${where} ${problem}`, refusedBy: 'aws' };
    return { value };
  };
  switch (shape.type) {
    case 'string': {
      const value = typeof decoded === 'string' ? decoded : '';
      const refuse = (problem: string) => (shape.refusedBy === 'aws' ? failForAws(problem, value) : fail(problem));
      if (value === '' && shape.empty === false) return fail('must not be empty');
      if (value === '' && shape.empty === 'refused-by-aws') return failForAws('must not be empty', value);
      if (shape.values && !shape.values.includes(value)) return refuse(`must be ${alternatives(shape.values)}`);
      if (value.length > (shape.maxLength ?? Infinity)) {
        return refuse(`must have at most ${shape.maxLength} characters, not ${value.length}`);
      }
      if (shape.pattern && !shape.pattern.test(value)) {
        return refuse(`must be ${shape.expects ?? 'of another form'}, not ${quote(value.slice(0, 60))}`);
      }
      return { value };
    }
    case 'integer': {
      const value = typeof decoded === 'number' ? decoded : 0;
      const { min = -Infinity, max = Infinity } = shape;
      if (value >= min && value <= max) return { value };
      const problem = `must be from ${min} to ${max}`;
      return shape.refusedBy === 'aws' ? failForAws(problem, value) : fail(problem);
    }
    case 'boolean':
      return { value: decoded ?? false };
    case 'integer-or-string':
      return { value: decoded ?? 0 };
    case 'array': {
      const items = Array.isArray(decoded) ? (decoded as readonly Decoded[]) : [];
      if (items.length < (shape.minItems ?? 0)) return fail(`must have at least ${shape.minItems} items`);
      const value: unknown[] = [];
      for (const [index, item] of items.entries()) {
        const checked = checkShape(shape.items, item, `${at}[${index}]`, findings);
        if (checked === leftOut) continue;
        if ('failure' in checked) return checked;
        value.push(checked.value);
      }
      const { min = 0, max = Infinity } = shape.awsItems ?? {};
      if (value.length < min) return failForAws(`must have at least ${min} items`, value);
      if (value.length > max) return failForAws(`must have at most ${max} items, not ${value.length}`, value);
      return { value };
    }
    case 'map': {
      const entries = [...mapOf(decoded)];
      const { keys } = shape;
      const stranger = keys && entries.find(([key]) => !keys.includes(key));
      if (stranger) {
        return fail(`must have the keys ${alternatives(keys)}, not ${JSON.stringify(stranger[0].slice(0, 60))}`);
      }
      return checkMembers(entries, (key, item) => checkShape(shape.values, item, join(at, key), findings));
    }
    case 'object':
      return checkFields(shape, mapOf(decoded), at, findings);
    case 'variants': {
      const members = mapOf(decoded);
      const choice = members.get(shape.by) ?? '';
      const variant =
        typeof choice === 'string' && Object.hasOwn(shape.variants, choice) ? shape.variants[choice] : undefined;
      if (variant === undefined) {
        const problem = `${join(at, shape.by)} must be ${alternatives(Object.keys(shape.variants))}`;
        if (shape.leavesOut === undefined) return { failure: { ok: false, problem } };
        if (findings.remarks.length < maxReported) {
          findings.remarks.push({ kind: 'misread', problem: `${problem}, not ${quote(choice)}`, why: shape.leavesOut });
        }
        return leftOut;
      }
      const { refused = [] } = variant;
      const intruder = refused.find((name) => (members.get(name) ?? '') !== '');
      if (intruder !== undefined) {
        return { failure: { ok: false, problem: `${join(at, intruder)} cannot be set when ${shape.by} is ${choice}` } };
      }
      const fields = { ...variant.required, ...variant.optional };
      for (const name of members.keys()) {
        const isRead = name === shape.by || refused.includes(name) || Object.hasOwn(fields, name);
        if (!isRead && findings.ignored.length < maxReported) findings.ignored.push({ at: join(at, name) });
      }
      const checked = checkFields(variant, members, at, findings);
      if (checked === leftOut || 'failure' in checked) return checked;
      return { value: { [shape.by]: choice, ...(checked.value as object) } };
    }
  }
}

function checkFields(
  { required = {}, optional = {} }: { readonly required?: JsonFields; readonly optional?: JsonFields },
  members: ReadonlyMap<string, Decoded>,
  at: string,
  findings: Findings,
): Checked {
  const given = Object.entries({ ...required, ...optional })
    .map(
      ([name, field]) =>
        [name, members.get(name) ?? missingValue(required[name] === field ? field : undefined)] as const,
    )
    .filter(([name, value]) => value !== undefined || members.has(name));
  const missing = Object.keys(required).find((name) => !given.some(([known]) => known === name));
  if (missing !== undefined) return { failure: { ok: false, problem: `${join(at, missing)} is missing` } };
  const fields = { ...required, ...optional };
  return checkMembers(given, (name, value) => {
    const field = fields[name];
    return field === undefined ? { value } : checkShape(field, value, join(at, name), findings);
  });
}

// A field of Go that JSON leaves out has its zero value, which for strings and lists may be good enough.
function missingValue(field: JsonShape | undefined): Decoded {
  if (field?.type === 'string' && field.empty !== false) return '';
  return field?.type === 'array' && field.minItems === undefined ? [] : undefined;
}

function checkMembers(
  members: readonly (readonly [string, Decoded])[],
  check: (name: string, value: Decoded) => Checked,
): Checked {
  const entries: [string, unknown][] = [];
  for (const [name, value] of members) {
    const checked = check(name, value);
    if (checked === leftOut) continue;
    if ('failure' in checked) return checked;
    entries.push([name, checked.value]);
  }
  return { value: Object.fromEntries(entries) };
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
      return members(
        Object.fromEntries((shape.keys ?? Object.keys(value)).map((key) => [key, shape.values] as const)),
        value,
      );
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
      .filter(([name]) => Object.hasOwn(given, name) && given[name] !== undefined)
      .map(([name, field]) => [name, canonical(field, given[name])]),
  );
}
