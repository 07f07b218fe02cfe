interface Stack {
  readonly '//'?: { readonly metadata?: Readonly<Record<string, unknown>>; readonly outputs?: unknown };
  readonly [key: string]: unknown;
}

/** A synthesized stack without the version of the library that wrote it, and without outputs that are empty. */
export function normalizeStack(json: string): unknown {
  const { '//': comment, ...stack } = JSON.parse(json) as Stack;
  if (comment === undefined) return stack;
  const { version: _version, ...metadata } = comment.metadata ?? {};
  const { outputs, ...others } = comment;
  const isEmpty = typeof outputs !== 'object' || outputs === null || Object.values(outputs).every(isEmptyObject);
  return { ...stack, '//': { ...others, metadata, ...(!isEmpty && { outputs }) } };
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
