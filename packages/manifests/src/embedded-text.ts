import { isScalar, type Node, Scalar } from 'yaml';
import type { TextEdit } from './text-edit';

/** A text in a block scalar, whose lines are those of the file without their indentation. */
export interface EmbeddedText {
  /** The offset in the file of an offset in the text. */
  offset(inner: number): number;
  /** An edit of the file that does what one of the text does. */
  edit(inner: TextEdit): TextEdit;
}

/** The text of a literal block scalar (`|`) in a file; undefined for other scalars, whose lines are not the file's. */
export function findEmbeddedText(file: string, node: Node | null): EmbeddedText | undefined {
  if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL || !node.range) return undefined;
  const text = String(node.value);
  const lines = text.split('\n');
  const first = file.indexOf('\n', node.range[0]) + 1;
  // Where each line of the text begins, in the text and in the file.
  const starts: { readonly inner: number; readonly line: number; readonly outer: number }[] = [];
  let [inner, line] = [0, first];
  let indent = '';
  for (const content of lines) {
    const end = endOfLine(file, line);
    const whole = file.slice(line, end);
    const isLast = starts.length === lines.length - 1 && content === '';
    if (!isLast && !whole.endsWith(content)) return undefined;
    const width = isLast ? 0 : whole.length - content.length;
    if (content.trim() !== '' && indent === '') indent = whole.slice(0, width);
    starts.push({ inner, line, outer: line + width });
    inner += content.length + 1;
    line = Math.min(file.length, file.indexOf('\n', end) === -1 ? file.length : file.indexOf('\n', end) + 1);
  }
  const startOf = (at: number) =>
    starts.findLast((start) => start.inner <= at) ?? { inner: 0, line: first, outer: first };
  const offset = (at: number) => {
    const start = startOf(at);
    return start.outer + (at - start.inner);
  };
  return {
    offset,
    edit: ({ start, end, text: replacement }) => {
      const isWholeLines = startOf(start).inner === start && startOf(end).inner === end && end > start;
      if (isWholeLines && replacement === '') return { start: startOf(start).line, end: startOf(end).line, text: '' };
      return { start: offset(start), end: offset(end), text: replacement.replace(/\n(?!\n|$)/g, `\n${indent}`) };
    },
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
