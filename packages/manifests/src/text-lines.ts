/** A place in a text as people count: both from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text. */
export interface TextLines {
  position(offset: number): TextPosition;
  /** The offset at which a line begins, counted from 1. */
  start(line: number): number;
}

/** Where the lines of a text begin; a byte order mark is in no column. */
export function textLines(text: string): TextLines {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  const indexOf = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    position: (offset) => {
      const index = indexOf(offset);
      return { line: index + 1, column: Math.max(0, offset - (starts[index] ?? 0)) + 1 };
    },
    start: (line) => starts[line - 1] ?? text.length,
  };
}
