/** A value as it is quoted in a message: texts in double quotes, long ones cut. Never throws. */
export function quote(value: unknown): string {
  const text = written(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function written(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // A circular structure, or a BigInt inside.
    return Object.prototype.toString.call(value);
  }
}
