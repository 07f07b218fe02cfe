import { isDeepStrictEqual } from 'node:util';

/** A value inside of two values, where they differ. */
export interface Difference {
  /** Such as `values[0].controller.replicaCount`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The smallest parts by which two values differ. It looks into JSON as well, which is how Helm's values are passed. */
export function findDifferences(path: string, before: unknown, after: unknown): readonly Difference[] {
  const [one, other] = [parsed(before), parsed(after)];
  if (isDeepStrictEqual(one, other)) return [];
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) {
    return [{ path, before, after }];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) =>
    findDifferences(Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`, one[key], other[key]),
  );
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
