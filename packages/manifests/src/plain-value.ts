import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, Scalar } from 'yaml';
import type { Fault } from './fault';
import { limits } from './limits';

/** What a document says, as JSON would. */
export interface PlainValue {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

/** An anchored value, and what writing it out once more adds. */
interface Anchored {
  readonly value: unknown;
  readonly size: number;
  readonly depth: number;
}

/** That a document would cost too much. */
class LimitReached extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

class Reader {
  readonly faults: Fault[] = [];
  /** The values read so far, aliases written out. */
  size = 0;
  /** The depth of the deepest of them. */
  private deepest = 0;
  private readonly anchors = new Map<string, Anchored>();

  read(node: Node | null | undefined, depth: number): unknown {
    this.size += 1;
    if (depth > this.deepest) this.deepest = depth;
    if (!node) return null;
    if (isAlias(node)) return this.readAlias(node.source, node, depth);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor === undefined) return this.readContent(node, depth);
    const before = { size: this.size, deepest: this.deepest };
    this.deepest = depth;
    const value = this.readContent(node, depth);
    this.anchors.set(anchor, { value, size: this.size - before.size + 1, depth: this.deepest - depth });
    this.deepest = Math.max(this.deepest, before.deepest);
    return value;
  }

  private readAlias(name: string, node: Node, depth: number): unknown {
    const anchored = this.anchors.get(name);
    if (anchored === undefined) {
      this.fault('syntax', `The alias *${name} has no anchor &${name} before it.`, node);
      return null;
    }
    this.size += anchored.size;
    this.deepest = Math.max(this.deepest, depth + anchored.depth);
    if (this.size > limits.values || this.deepest > limits.nesting) {
      throw new LimitReached(this.faultAt('limit', 'The aliases of the document make it too large to be read.', node));
    }
    return anchored.value;
  }

  private readContent(node: Node, depth: number): unknown {
    if (isScalar(node)) return typeof node.value === 'symbol' ? '<<' : node.value;
    if (isSeq(node)) return node.items.map((item) => this.read(isPair(item) ? null : (item as Node), depth + 1));
    if (!isMap(node)) return null;
    const result: Record<string, unknown> = {};
    const merged: unknown[] = [];
    for (const { key, value } of node.items) {
      const read = this.read(value as Node | null, depth + 1);
      if (isMergeKey(key)) {
        merged.push(...(Array.isArray(read) ? read : [read]));
        continue;
      }
      const name = keyOf(key);
      if (name === undefined) {
        this.fault('syntax', 'The key of a map is a map or a list itself.', key as Node);
        continue;
      }
      if (Object.hasOwn(result, name))
        this.fault('duplicate-key', `The key ${JSON.stringify(name)} stands twice in one map.`, key as Node);
      define(result, name, read);
    }
    for (const source of merged) {
      if (typeof source !== 'object' || source === null) continue;
      for (const [name, value] of Object.entries(source)) {
        this.size += 1;
        if (!Object.hasOwn(result, name)) define(result, name, value);
      }
    }
    return result;
  }

  private fault(kind: Fault['kind'], message: string, node: Node): void {
    this.faults.push(this.faultAt(kind, message, node));
  }

  private faultAt(kind: Fault['kind'], message: string, node: Node): Fault {
    const [start, end] = node.range ?? [0, 0];
    return { kind, message, start, end };
  }
}

/** What a document says, as Kubernetes reads it: of two equal keys the last one counts, and keys are strings. */
export function plainValue(document: Document.Parsed): PlainValue {
  const [error] = document.errors;
  if (error) {
    const [start, end] = error.pos;
    const message = `${error.message.split('\n', 1)[0]?.replace(/[.:]?$/, '.')}`;
    return { value: undefined, faults: [{ kind: 'syntax', message, start, end }] };
  }
  const reader = new Reader();
  try {
    const value = reader.read(document.contents, 0);
    const isRead = reader.faults.every(({ kind }) => kind === 'duplicate-key');
    return { value: isRead ? value : undefined, faults: reader.faults };
  } catch (thrown) {
    if (thrown instanceof LimitReached) return { value: undefined, faults: [thrown.fault] };
    throw thrown;
  }
}

/** The key of a pair as Kubernetes reads it; undefined for one that is no scalar. */
export function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return key === null ? 'null' : undefined;
  return typeof key.value === 'symbol' ? '<<' : String(key.value);
}

/** Whether a pair puts another map's content here. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<';
}

function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
