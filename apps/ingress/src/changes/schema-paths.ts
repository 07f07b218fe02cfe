import type * as v from 'valibot';

/** A setting that a schema knows: its path as the tables write it, and its values where they are enumerated. */
export interface SchemaPath {
  readonly path: string;
  readonly options: readonly unknown[];
}

type Schema = v.GenericSchema & {
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly getter?: (input: unknown) => Schema;
};

/**
 * The paths of a schema, down to the last one. Which of several objects is meant follows from the input: `keys` are those
 * that one of them may have alone.
 */
export function schemaPaths(schema: v.GenericSchema, keys: readonly string[]): readonly SchemaPath[] {
  const byPath = new Map<string, unknown[]>();
  walk(schema as Schema, '', keys, (path, options) => {
    byPath.set(path, [...new Set([...(byPath.get(path) ?? []), ...options])]);
  });
  return [...byPath].map(([path, options]) => ({ path, options }));
}

type Visit = (path: string, options: readonly unknown[]) => void;

function walk(schema: Schema, path: string, keys: readonly string[], visit: Visit): void {
  if (schema.wrapped !== undefined) return walk(schema.wrapped, path, keys, visit);
  if (schema.pipe?.[0] !== undefined && schema.pipe[0] !== schema) return walk(schema.pipe[0], path, keys, visit);
  switch (schema.type) {
    case 'lazy':
      for (const one of alternatives(schema, keys)) walk(one, path, keys, visit);
      return;
    case 'union':
      for (const one of schema.options ?? []) walk(one as Schema, path, keys, visit);
      return;
    case 'object':
    case 'loose_object':
      if (path !== '') visit(path, []);
      for (const [key, entry] of Object.entries(schema.entries ?? {})) {
        walk(entry, path === '' ? key : `${path}.${key}`, keys, visit);
      }
      return;
    case 'array':
      visit(path, []);
      if (schema.item !== undefined) walk(schema.item, `${path}[]`, keys, isPart(visit));
      return;
    case 'record':
      visit(path, []);
      if (schema.value !== undefined) walk(schema.value, `${path}.*`, keys, isPart(visit));
      return;
    case 'boolean':
      return visit(path, [true, false]);
    case 'literal':
      return visit(path, [schema.literal]);
    case 'picklist':
      return visit(path, schema.options ?? []);
    default:
      return visit(path, []);
  }
}

/** An element of a list or record is edited with the whole. */
function isPart(visit: Visit): Visit {
  return (path, options) => {
    if (!path.endsWith('[]') && !path.endsWith('.*')) visit(path, options);
  };
}

/** The schemas that a value may have, by the key that tells them apart. */
function alternatives({ getter }: Schema, keys: readonly string[]): readonly Schema[] {
  if (getter === undefined) return [];
  const first = getter({});
  const [entry] = Object.entries(first.entries ?? {});
  const names = entry?.[1].type === 'picklist' && first.pipe === undefined ? (entry[1].options ?? []) : [];
  if (entry !== undefined && names.length > 0) return names.map((name) => getter({ [entry[0]]: name }));
  return [...new Set([first, ...keys.map((key) => getter({ [key]: '' }))])];
}
