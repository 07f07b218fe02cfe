interface Metadata {
  readonly name?: unknown;
  readonly namespace?: unknown;
}

/** The namespace of an object, which is `default` when its manifest has none. */
export function namespaceOf(metadata: Metadata | null | undefined): string {
  return typeof metadata?.namespace === 'string' ? metadata.namespace : 'default';
}

/** The name of an object behind its namespace. Manifests hold whatever their authors wrote. */
export function objectName(metadata: Metadata | null | undefined): string {
  return `${namespaceOf(metadata)}/${typeof metadata?.name === 'string' ? metadata.name : ''}`;
}
