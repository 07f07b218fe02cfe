/** Attributes of a resource, of which nothing is known. */
export type Attributes = Readonly<Record<string, unknown>>;

/** An object's own entries; none for anything else. A list, which Terraform writes for a block, stands for its first. */
export function record(value: unknown): Attributes {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null && !Array.isArray(first) ? (first as Attributes) : {};
}

/** A list's items; a single object, which Terraform accepts for a block, is a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return value === undefined || value === null ? [] : [value];
}

/** A text that is known before apply. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('${') ? value : undefined;
}

/** The texts of a list that are known before apply. */
export function texts(value: unknown): readonly string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

/** A number, also one that is written as text. */
export function number(value: unknown): number | undefined {
  const known = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof known === 'number' && Number.isFinite(known) ? known : undefined;
}

/** Terraform reads `"true"` as true. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
