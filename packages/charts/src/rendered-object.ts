import type { Path } from '@eks-ingress/diagnostics';

/** An object that a chart makes of its values, as far as rules look at it. */
export interface RenderedObject {
  readonly value: Readonly<Record<string, unknown>>;
  /** The ways in the object to what values decide; the longest that fits counts. */
  readonly origins: readonly Origin[];
}

/** What value something in an object comes from. */
export interface Origin {
  readonly path: Path;
  /** The way to it in the values. */
  readonly from: Path;
  /** Whether the value is taken over as it is, with all that is in it, so that an edit of one is an edit of the other. */
  readonly isWhole?: boolean;
}

/** Where the value is that decides what an object has at a place; undefined when it does not decide it as it is. */
export function valueOf(origins: readonly Origin[], path: Path): Path | undefined {
  const origin = originOf(origins, path);
  return origin?.isWhole === true ? [...origin.from, ...path.slice(origin.path.length)] : undefined;
}

/** The place in the values that has most to do with what an object has at a place. */
export function nearestValue(origins: readonly Origin[], path: Path): Path {
  return valueOf(origins, path) ?? originOf(origins, path)?.from ?? [];
}

function originOf(origins: readonly Origin[], path: Path): Origin | undefined {
  return origins
    .filter((origin) => origin.path.every((part, index) => part === path[index]))
    .sort((one, other) => other.path.length - one.path.length)[0];
}
