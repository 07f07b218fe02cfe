import type { DiagramEdge, DiagramGroup, DiagramNode } from './diagram';

/** A piece of a diagram. */
export interface Parts {
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** The id of the group of everything in the cluster. */
export const CLUSTER = 'cluster';

/** The first lines of a list that is too long to draw, and how many are left out. */
export function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= 5 ? lines : [...lines.slice(0, 4), `and ${lines.length - 4} more`];
}

export function joinParts(parts: readonly Parts[]): Parts {
  return {
    groups: parts.flatMap(({ groups }) => groups),
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}
