import type { Path } from '@eks-ingress/diagnostics';
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isMergeKey, keyOf } from './plain-value';

/** Where a path leads to. */
export interface FoundNode {
  /** The node at its end, or the last one on the way when the end is not there; null for nothing after a key. */
  readonly node: Node | null;
  /** How much of the path is there. */
  readonly length: number;
  /** The pair of a map that the node is the value of. */
  readonly pair?: Pair;
  /** The map or list that the node is in. */
  readonly parent?: YAMLMap | YAMLSeq;
  /** Whether an alias, an anchor or a merge key is on the way, so that a change of it changes other places as well. */
  readonly isShared: boolean;
}

/** The node that a path of a document leads to; of two equal keys the last one. */
export function findNode(document: Document.Parsed, path: Path): FoundNode {
  let found: FoundNode = { node: document.contents, length: 0, isShared: false };
  for (const part of path) {
    const next = step(document, found, part);
    if (next === undefined) return found;
    found = next;
  }
  return { ...found, isShared: found.isShared || isSharedNode(found.node) };
}

function step(document: Document.Parsed, from: FoundNode, part: string | number): FoundNode | undefined {
  const isShared = from.isShared || isSharedNode(from.node);
  const parent = resolved(document, from.node);
  const length = from.length + 1;
  if (isSeq(parent)) {
    const item: unknown = typeof part === 'number' ? parent.items[part] : undefined;
    return item === undefined ? undefined : { node: isPair(item) ? null : (item as Node), parent, length, isShared };
  }
  if (!isMap(parent)) return undefined;
  const pair = parent.items.findLast(({ key }) => !isMergeKey(key) && keyOf(key) === String(part));
  if (pair) return { node: pair.value as Node | null, pair, parent, length, isShared };
  for (const merge of parent.items.filter(({ key }) => isMergeKey(key))) {
    const sources = isSeq(merge.value) ? (merge.value.items as Node[]) : [merge.value as Node];
    for (const node of sources) {
      const inherited = step(document, { ...from, node }, part);
      if (inherited) return { ...inherited, isShared: true };
    }
  }
  return undefined;
}

function resolved(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function isSharedNode(node: Node | null): boolean {
  return isAlias(node) || ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined);
}
