/** A Kubernetes object as its manifest has it, from one with the names of Go's fields. */
export function manifestOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(manifestOf);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    if (name === 'ObjectMeta') return [['metadata', metadataOf(item)]];
    // Embedded in Go, and not there in the manifest.
    if (name === 'IngressRuleValue') return Object.entries(manifestOf(item) as object);
    return [[lowerFirst(name), manifestOf(item)]];
  });
  return Object.fromEntries(members);
}

function metadataOf(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [lowerFirst(name), item]));
}

// IPFamilies is ipFamilies, HTTP is http, and TargetPort is targetPort.
function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}
