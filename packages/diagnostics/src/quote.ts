const MAX_LENGTH = 120;

/** A value as it is quoted in a message: texts in double quotes, long ones cut. Never throws. */
export function quote(value: unknown): string {
  // Cut before it is escaped, which takes as long as the text is; escaping makes no text shorter.
  const text = written(typeof value === 'string' ? value.slice(0, MAX_LENGTH) : value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 3)}…` : text;
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
