import { Fn, Token } from 'cdktf';

/**
 * Helm values as one JSON document for Terraform. `Fn.jsonencode` of the whole object would leave quotes and backslashes
 * in it unescaped; `JSON.stringify` would not know lists and numbers that are known only after apply.
 */
export function encodeValues(values: unknown): string {
  if (typeof values !== 'string' && Token.isUnresolved(values)) return Fn.jsonencode(values);
  if (Array.isArray(values)) return `[${values.map(encodeValues).join(',')}]`;
  if (typeof values === 'object' && values !== null) {
    const members = Object.entries(values).filter(([, value]) => value !== undefined);
    return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${encodeValues(value)}`).join(',')}}`;
  }
  return JSON.stringify(values ?? null);
}
