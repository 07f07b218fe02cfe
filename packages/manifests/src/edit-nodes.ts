import type { Path, Edit } from '@eks-ingress/diagnostics';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { findNode, type FoundNode } from './find-node';
import { nestSets } from './nest-sets';
import { keyOf } from './plain-value';
import type { TextEdit } from './text-edit';
import {
  isCollectionValue,
  isEmptyCollection,
  type Quotes,
  quotesOf,
  type Style,
  writeCollection,
  writeScalar,
} from './write-value';

/**
 * The changes of a text that make the edits of a document, each as small as it can be; undefined when one of them
 * cannot be made, such as in a place that an alias shares with others.
 *
 * @param base where in the document the paths of the edits begin
 */
export function editNodes(
  text: string,
  document: Document.Parsed,
  base: Path,
  edits: readonly Edit[],
): readonly TextEdit[] | undefined {
  const editor = new Editor(text, document);
  const has = (path: Path) => findNode(document, [...base, ...path]).length === base.length + path.length;
  const found = nestSets(edits, has).map((edit) => editor.find({ ...edit, path: [...base, ...edit.path] }));
  return found.every((edit) => edit !== undefined) ? found : undefined;
}

class Editor {
  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
  ) {}

  find(edit: Edit): TextEdit | undefined {
    const found = findNode(this.document, edit.path);
    const isThere = found.length === edit.path.length;
    if (found.isShared || edit.path.length === 0) return undefined;
    if (edit.kind === 'set')
      return isThere ? this.replace(found, edit.value) : this.insert(found, edit.path, edit.value);
    if (!isThere || found.parent === undefined) return undefined;
    if (edit.kind === 'remove') return this.remove(found, found.parent);
    return found.pair && this.rename(found.pair, found.parent, edit.to);
  }

  private rename({ key }: Pair, parent: YAMLMap | YAMLSeq, to: string): TextEdit | undefined {
    if (!isScalar(key) || !key.range || key.anchor !== undefined) return undefined;
    if (isMap(parent) && parent.items.some((pair) => keyOf(pair.key) === to)) return undefined;
    return { start: key.range[0], end: key.range[1], text: writeScalar(to, this.style(parent, key)) };
  }

  private replace(found: FoundNode, value: unknown): TextEdit | undefined {
    const { node, pair, parent } = found;
    if (!parent || !node?.range) return undefined;
    const style = this.style(parent, node);
    const start = node.range[0];
    const end = this.contentEnd(node);
    if (isWritten(node) && (parent.flow || shapeOf(value) === shapeOfNode(node))) {
      return { start, end, text: this.write(value, this.column(start), style) };
    }
    if (!pair) return parent.flow ? undefined : { start, end, text: this.write(value, this.column(start), style) };
    const colon = colonEnd(pair);
    if (colon === undefined) return undefined;
    const from = isWritten(node) ? colon : this.afterKey(colon, value);
    return {
      start: from,
      end: Math.max(from, isWritten(node) ? end : from),
      text: this.afterColon(value, parent, style),
    };
  }

  /** What stands after the colon of a key: a value on its line, or a block below it. */
  private afterColon(value: unknown, parent: YAMLMap | YAMLSeq, style: Style): string {
    if (isOneLine(value) || style.isFlow) return ` ${this.write(value, 0, style)}`;
    const indent = this.column(parent.range?.[0] ?? 0) + (Array.isArray(value) && !style.indentLists ? 0 : style.step);
    return `\n${' '.repeat(indent)}${this.write(value, indent, style)}`;
  }

  /** Where a value goes that a key lacks: a block goes below a comment of the key. */
  private afterKey(colon: number, value: unknown): number {
    return isOneLine(value) ? colon : this.lineEnd(colon);
  }

  private insert(found: FoundNode, path: Path, value: unknown): TextEdit | undefined {
    const rest = path.slice(found.length + 1);
    const nested = rest.reduceRight<unknown>(
      (inner, part) => (typeof part === 'string' ? { [part]: inner } : [inner]),
      value,
    );
    const part = path[found.length];
    const { node } = found;
    if (isMap(node) && typeof part === 'string') return this.append(node, `${part}`, nested);
    if (isSeq(node) && part === node.items.length) return this.append(node, undefined, nested);
    // Nothing after a key becomes a map, or a list.
    const isNothing = isScalar(node) && node.value === null;
    if (isNothing) return this.replace(found, typeof part === 'string' ? { [part]: nested } : [nested]);
    return undefined;
  }

  private append(node: YAMLMap | YAMLSeq, key: string | undefined, value: unknown): TextEdit | undefined {
    const first = node.items[0];
    const last = node.items.at(-1);
    const sample = isMap(node) ? (first as Pair | undefined)?.key : first;
    const style = this.style(node, undefined);
    const written = key === undefined ? '' : writeScalar(key, this.style(node, sample as Node));
    if (node.flow) {
      const entry = `${written}${key === undefined ? '' : ': '}${this.write(value, 0, style)}`;
      if (last === undefined)
        return { start: (node.range?.[0] ?? 0) + 1, end: (node.range?.[0] ?? 0) + 1, text: entry };
      const at = this.itemEnd(last);
      const before = this.text.slice(this.lineStart(this.itemStart(first)), this.itemStart(first));
      return { start: at, end: at, text: before.trim() === '' ? `,\n${before}${entry}` : `, ${entry}` };
    }
    if (last === undefined || this.keepsBlankLines(last)) return undefined;
    const at = this.lineEnd(this.itemEnd(last));
    const column = this.column(node.range?.[0] ?? 0);
    const entry =
      key === undefined
        ? `- ${this.write(value, column + 2, style)}`
        : `${written}:${this.afterColon(value, node, style)}`;
    return { start: at, end: at, text: `\n${' '.repeat(column)}${entry}` };
  }

  private remove({ node, pair }: FoundNode, parent: YAMLMap | YAMLSeq): TextEdit | undefined {
    const index = parent.items.findIndex((item) => item === (pair ?? node));
    const item = parent.items[index];
    if (item === undefined) return undefined;
    const start = this.itemStart(item);
    const end = this.itemEnd(item);
    const [previous, next] = [parent.items[index - 1], parent.items[index + 1]];
    if (parent.items.length === 1) return this.empty(parent, start, end);
    if (parent.flow) {
      if (next !== undefined) return { start, end: this.itemStart(next), text: '' };
      return { start: this.itemEnd(previous), end, text: '' };
    }
    const line = this.lineStart(start);
    if (this.text.slice(line, start).trim() === '') return this.removeLines(line, end);
    if (next === undefined) return undefined;
    // The first key after the dash of a list: what follows takes its place.
    const following = this.lineEnd(end) + 1;
    return { start, end: following + this.text.slice(following).search(/\S/), text: '' };
  }

  private removeLines(start: number, end: number): TextEdit {
    const stop = this.text.indexOf('\n', end);
    if (stop !== -1) return { start, end: stop + 1, text: '' };
    return { start: Math.max(0, start - (this.text[start - 2] === '\r' ? 2 : 1)), end: this.text.length, text: '' };
  }

  /** A map or list that loses its only item stays, and is empty. */
  private empty(parent: YAMLMap | YAMLSeq, start: number, end: number): TextEdit {
    const text = parent.flow ? '' : isSeq(parent) ? '[]' : '{}';
    const before = this.text.slice(0, start);
    const blank = parent.flow ? null : /:\s*\n\s*$/.exec(before);
    return blank ? { start: start - blank[0].length + 1, end, text: ` ${text}` } : { start, end, text };
  }

  private write(value: unknown, column: number, style: Style): string {
    return isCollectionValue(value) ? writeCollection(value, column, style) : writeScalar(value, style);
  }

  /** How the file writes values like this one; in JSON texts always have quotes. */
  private style(parent: YAMLMap | YAMLSeq, node: unknown): Style {
    const root = this.document.contents;
    const neededQuotes = isCollection(root) && root.flow ? Scalar.QUOTE_DOUBLE : this.quotes(parent);
    const isPlainText = isScalar(node) && typeof node.value === 'string' && node.type === Scalar.PLAIN;
    return {
      quotes: quotesOf(node) ?? (isPlainText ? undefined : neededQuotes),
      neededQuotes,
      isFlow: parent.flow === true,
      step: this.step(parent),
      indentLists: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(this.text),
    };
  }

  /** The quotes of the other texts of a map or list. */
  private quotes(parent: YAMLMap | YAMLSeq): Quotes | undefined {
    const values = parent.items.map((item) => (isMap(parent) ? (item as Pair).value : item));
    const keys = parent.flow ? parent.items.map((item) => isPairNode(item) && item.key) : [];
    return [...values, ...keys].map(quotesOf).find((quotes) => quotes !== undefined);
  }

  /** By how much maps are indented around here. */
  private step(parent: YAMLMap | YAMLSeq): number {
    const own = this.column(parent.range?.[0] ?? 0);
    for (const item of parent.items) {
      const value = isMap(parent) ? (item as Pair).value : undefined;
      if (isMap(value) && !value.flow && value.range) return Math.max(1, this.column(value.range[0]) - own);
    }
    const first = /^( +)[^\s#-]/m.exec(this.text)?.[1]?.length ?? 2;
    return first <= 8 ? first : 2;
  }

  private itemStart(item: unknown): number {
    if (isPairNode(item)) return (item.key as Node | null)?.range?.[0] ?? 0;
    const start = (item as Node).range?.[0] ?? 0;
    const dash = /-[ \t]*$/.exec(this.text.slice(this.lineStart(start), start));
    return dash ? start - dash[0].length : start;
  }

  private itemEnd(item: unknown): number {
    if (!isPairNode(item)) return this.contentEnd(item as Node);
    const value = item.value as Node | null;
    if (value && isWritten(value)) return this.contentEnd(value);
    return colonEnd(item) ?? (item.key as Node).range?.[1] ?? 0;
  }

  /** Where what a node says ends, without the comments and line breaks after it. */
  private contentEnd(node: Node): number {
    const end = node.range?.[1] ?? 0;
    if (isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)) {
      return (node.range?.[0] ?? 0) + this.text.slice(node.range?.[0], end).trimEnd().length;
    }
    const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
    return last === undefined ? end : this.itemEnd(last);
  }

  /** Whether blank lines below an item are part of it, so that nothing can stand between. */
  private keepsBlankLines(item: unknown): boolean {
    const value = isPairNode(item) ? item.value : item;
    if (isCollection(value) && !value.flow) return this.keepsBlankLines(value.items.at(-1));
    return isScalar(value) && /^[|>]\d?\+/.test(this.text.slice(value.range?.[0] ?? 0));
  }

  private column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  private lineStart(offset: number): number {
    return Math.max(this.text.lastIndexOf('\n', offset - 1) + 1, this.text.startsWith('\uFEFF') && offset > 0 ? 1 : 0);
  }

  private lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end === -1) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }
}

function isPairNode(item: unknown): item is Pair {
  return typeof item === 'object' && item !== null && 'key' in item;
}

/** The offset after the colon of a pair. */
function colonEnd(pair: Pair): number | undefined {
  const signs = (pair.srcToken as { sep?: readonly { type: string; offset: number }[] } | undefined)?.sep;
  const colon = signs?.find(({ type }) => type === 'map-value-ind');
  return colon && colon.offset + 1;
}

/** Whether a node stands in the text at all, unlike the nothing after `key:`. */
function isWritten(node: Node): boolean {
  return node.range !== undefined && node.range !== null && node.range[1] > node.range[0];
}

function isOneLine(value: unknown): boolean {
  return !isCollectionValue(value) || isEmptyCollection(value);
}

/** What a value takes when it is written in a block. */
function shapeOf(value: unknown): 'line' | 'list' | 'map' {
  if (isOneLine(value)) return 'line';
  return Array.isArray(value) ? 'list' : 'map';
}

function shapeOfNode(node: Node): 'line' | 'list' | 'map' {
  if (!isCollection(node) || node.flow) return 'line';
  return isSeq(node) ? 'list' : 'map';
}
