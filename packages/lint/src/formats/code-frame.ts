import { codeFrameColumns } from '@babel/code-frame';
import type { TextLines } from '@eks-ingress/manifests';
import type { LintFinding } from '../finding';

/** Longer lines, such as those of JSON without line breaks, are shown in part. */
const width = 110;

/** The line of a finding with those around it, and what is meant marked; empty when the text has no such line. */
export function codeFrame(text: string, lines: TextLines, finding: LintFinding): string {
  const { line, column, endLine, endColumn } = finding;
  const first = Math.max(1, line - 1);
  const shown = [first, line, line + 1]
    .filter((number, index) => index === 0 || number > first)
    .flatMap((number) => {
      const start = lines.start(number);
      return start < text.length ? [text.slice(start, endOf(text, start))] : [];
    });
  if (shown.length === 0) return '';
  const cut = Math.max(0, column - width / 2);
  const isLong = shown.some((one) => one.length > width);
  const from = isLong && column > width / 2 ? cut : 0;
  const visible = shown.map((one) => (isLong ? one.slice(from, from + width) : one).replaceAll('\t', ' '));
  const last = endLine === line ? endColumn : (shown[line - first]?.length ?? 0) + 1;
  const frame = { linesAbove: 1, linesBelow: 1, startLine: first };
  const end = Math.max(column - from + 1, Math.min(last - from, width + 1));
  return codeFrameColumns(
    visible.join('\n'),
    { start: { line, column: column - from }, end: { line, column: end } },
    frame,
  ).replace(/[ \t]+$/gm, '');
}

function endOf(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
