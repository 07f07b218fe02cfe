import { nearest, quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import * as v from 'valibot';

/** A schema of the values of a type. */
export type Schema<Value> = v.GenericSchema<unknown, Value>;

/** An object with these keys and no others. The type makes sure that no key of the interface is forgotten. */
export function object<Value extends object>(entries: {
  readonly [Key in keyof Value]-?: Schema<Value[Key]>;
}): Schema<Value> {
  const known = Object.keys(entries);
  return v.pipe(
    v.looseObject(entries as unknown as v.ObjectEntries),
    // Every unknown key is reported: strictObject stops at the first.
    v.rawCheck(({ dataset: { value }, addIssue }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const input: Record<string, unknown> = { ...value };
      for (const key of Object.keys(input).filter((name) => !known.includes(name))) {
        addIssue({
          message: UNKNOWN_KEY,
          expected: known.join(' '),
          input,
          path: [{ type: 'object', origin: 'key', input, key, value: input[key] }],
        });
      }
    }),
  ) as unknown as Schema<Value>;
}

/** One of several kinds of object, told apart by the value of `kind`. */
export function kinds<Value extends { readonly kind: string }>(schemas: {
  readonly [Kind in Value['kind']]: Schema<Extract<Value, { readonly kind: Kind }>>;
}): Schema<Value> {
  return variants<'kind', Value>('kind', schemas);
}

/** One of several objects, told apart by the value of a key that all of them have. */
export function variants<Key extends string, Value extends { readonly [Name in Key]: string }>(
  key: Key,
  schemas: { readonly [Name in Value[Key]]: Schema<Extract<Value, { readonly [Other in Key]: Name }>> },
): Schema<Value> {
  const byName = new Map<unknown, Schema<Value>>(Object.entries(schemas));
  const anyName = v.looseObject({ [key]: v.picklist(Object.keys(schemas)) });
  return v.lazy((input) => {
    const name = (Object(input) as Readonly<Record<string, unknown>>)[key];
    return byName.get(name) ?? (anyName as unknown as Schema<Value>);
  });
}

/** What a schema finds wrong with a value. */
export function check(schema: Schema<unknown>, value: unknown): Diagnostic[] {
  const { issues } = v.safeParse(schema, value);
  return (issues ?? []).map(toDiagnostic);
}

const UNKNOWN_KEY = 'unknown key';

function toDiagnostic(issue: v.BaseIssue<unknown>): Diagnostic {
  const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const key = path.at(-1) ?? '';
  const base = { severity: 'error', path } as const;
  if (issue.message === UNKNOWN_KEY) {
    const known = (issue.expected ?? '').split(' ');
    const meant = nearest(String(key), known);
    return {
      ...base,
      id: 'environment-unknown-key',
      message: `There is no key ${quote(key)} here.`,
      why: 'Nothing reads it, so what it says would not happen.',
      fix: meant === undefined ? `Use one of ${known.join(', ')}, or remove it.` : `Did you mean ${quote(meant)}?`,
    };
  }
  if (issue.received === 'undefined') {
    return {
      ...base,
      id: 'environment-missing-key',
      message: `The key ${quote(key)} is missing.`,
      why: 'It has no default.',
      fix: 'Add it.',
    };
  }
  return {
    ...base,
    id: 'environment-value',
    message: `${received(issue)} cannot be used here.`,
    why: `It must be ${expectation(issue)}.`,
    fix: suggestion(issue),
  };
}

const NOUNS: Readonly<Record<string, string>> = {
  Array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  Object: 'an object',
  string: 'a text in quotes',
};

function received({ input, received: text }: v.BaseIssue<unknown>): string {
  return typeof input === 'object' ? capitalized(NOUNS[text] ?? text) : `The value ${text}`;
}

/** What a schema accepts, in words: `"irsa" or "pod-identity"`. */
function expectation({ expected }: v.BaseIssue<unknown>): string {
  const options = (expected ?? 'another value').replace(/^\((.*)\)$/, '$1').split(' | ');
  return options.map((option) => NOUNS[option] ?? option).join(' or ');
}

function suggestion(issue: v.BaseIssue<unknown>): string {
  const options = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, option = '']) => option);
  const meant = typeof issue.input === 'string' ? nearest(issue.input, options) : undefined;
  return meant === undefined ? `Give ${expectation(issue)}.` : `Did you mean ${quote(meant)}?`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
