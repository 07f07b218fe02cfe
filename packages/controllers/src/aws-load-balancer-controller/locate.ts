import type { Path } from '@eks-ingress/diagnostics';

/** The object that a part of a specification comes from. */
export interface ManifestObject {
  readonly kind: 'Service' | 'Ingress';
  readonly namespace: string;
  readonly name: string;
}

/** Where in a manifest a value of a specification is decided. */
export interface ManifestLocation {
  readonly object: ManifestObject;
  /** The annotation, where it is written, or else the closest part of the object that is. */
  readonly path: Path;
  /** The annotation that decides the value, written or not; undefined when none does. */
  readonly annotation?: string;
}

/** Finds the place in a manifest that decides the value at a path of the specification. */
export type Locate = (path: Path) => ManifestLocation;

/** An annotation that decides a value, or one of the attributes in it. */
export type Decider = string | { readonly annotation: string; readonly attribute: string };

/** An object with its annotations, as far as places are found in it. */
export interface ManifestSource {
  readonly object: ManifestObject;
  readonly annotations: unknown;
}

/** Whether an object has an annotation, whatever it says. */
export function isWritten(annotations: unknown, key: string): boolean {
  return typeof annotations === 'object' && annotations !== null && Object.hasOwn(annotations, key);
}

/** The first of these annotations that is written, or else the first of them; `otherwise` is where nothing is written. */
export function decidedBy(source: ManifestSource, deciders: readonly Decider[], otherwise: Path): ManifestLocation {
  const written = new Map(
    Object.entries(
      typeof source.annotations === 'object' && source.annotations !== null ? source.annotations : {},
    ) as (readonly [string, unknown])[],
  );
  const found = deciders.find((decider) =>
    typeof decider === 'string'
      ? written.has(decider)
      : String(written.get(decider.annotation) ?? '').includes(decider.attribute),
  );
  const annotation = keyOf(found ?? deciders[0]);
  return {
    object: source.object,
    path: found === undefined || annotation === undefined ? otherwise : ['metadata', 'annotations', annotation],
    ...(annotation !== undefined && { annotation }),
  };
}

function keyOf(decider: Decider | undefined): string | undefined {
  return typeof decider === 'object' ? decider.annotation : decider;
}

/** The deciders of the pattern that a path begins with, the most particular one; `*` stands for any key. */
export function findDeciders(
  path: Path,
  patterns: Readonly<Record<string, readonly Decider[]>>,
): readonly Decider[] | undefined {
  for (let length = path.length; length > 0; length--) {
    const matching = Object.entries(patterns).find(([pattern]) => {
      const parts = pattern.split('.');
      return parts.length === length && parts.every((part, index) => part === '*' || part === String(path[index]));
    });
    if (matching !== undefined) return matching[1];
  }
  return undefined;
}
