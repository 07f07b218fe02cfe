/** What stands in for a value that Terraform marks as sensitive, in Terraform's own words. */
export const SENSITIVE = '(sensitive value)';

/** What stands in for a value that is known only after apply, in Terraform's own words. */
export const UNKNOWN = '(known after apply)';

/**
 * A value of a plan without what is sensitive in it. The marks have the shape of the value, with `true` for a part that is
 * sensitive, or unknown, as a whole.
 */
export function redact(value: unknown, sensitive: unknown, unknown?: unknown): unknown {
  if (sensitive === true) return SENSITIVE;
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const length = Math.max(lengthOf(value), lengthOf(unknown));
    return Array.from({ length }, (_, index) => redactPart(value, sensitive, unknown, index));
  }
  if (isObject(value) || isObject(unknown)) {
    const keys = new Set([...Object.keys(value ?? {}), ...Object.keys(unknown ?? {})]);
    return Object.fromEntries([...keys].sort().map((key) => [key, redactPart(value, sensitive, unknown, key)]));
  }
  return value;
}

function redactPart(value: unknown, sensitive: unknown, unknown: unknown, key: string | number): unknown {
  return redact(partOf(value, key), partOf(sensitive, key), partOf(unknown, key));
}

function partOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
