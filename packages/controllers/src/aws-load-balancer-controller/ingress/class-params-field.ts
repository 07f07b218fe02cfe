/** The value at a path with dots in IngressClassParams, such as `group.name`; undefined without a path. */
export function fieldAt(spec: Readonly<Record<string, unknown>>, field: string | undefined): unknown {
  return field
    ?.split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
      spec,
    );
}
