import type { Path } from '@eks-ingress/diagnostics';

/** A copy of a JSON-like value with another value at a path; `undefined` stays as a key without a value. */
export function change<Value>(value: Value, path: Path, to: unknown): Value {
  const [key, ...rest] = path;
  if (key === undefined) return to as Value;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    copy[Number(key)] = change(copy[Number(key)], rest, to);
    return copy as Value;
  }
  const entries = new Map(Object.entries((value ?? {}) as object));
  entries.set(String(key), change(entries.get(String(key)), rest, to));
  return Object.fromEntries(entries) as Value;
}

/** The paths of everything inside a JSON-like value, itself included. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children: Path[] = Array.isArray(value)
    ? value.flatMap((one: unknown, index) => pathsOf(one, [...path, index]))
    : Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
  return [path, ...children];
}

/** The value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, key) => (current as Record<string | number, unknown>)[key], value);
}

/** Reads a path as `formatPath` writes it: `listeners[1].certificate.arn`. */
export function readPath(text: string): Path {
  return text.split(/[.[]/).map((part) => (part.endsWith(']') ? Number(part.slice(0, -1)) : part));
}
