/** One change of a text. */
export interface TextEdit {
  /** The offsets of what is replaced; the same ones for an insertion. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after edits that do not overlap; of two insertions at one place the first stays first. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let [result, at] = ['', 0];
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Whether some of the edits change the same characters. */
export function hasOverlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  return sorted.some((edit, index) => index > 0 && edit.start < (sorted[index - 1]?.end ?? 0));
}
