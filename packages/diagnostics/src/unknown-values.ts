import type { Path } from './diagnostic';

/** Whether a value is a map: neither a list nor nothing. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a map; nothing of anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value at a way through maps and lists; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, part) => {
    const holder: object = Array.isArray(inside) ? inside : membersOf(inside);
    return Object.hasOwn(holder, part) ? (holder as Readonly<Record<string | number, unknown>>)[part] : undefined;
  }, value);
}
