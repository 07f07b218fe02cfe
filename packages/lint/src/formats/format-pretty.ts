import type { Severity } from '@eks-ingress/diagnostics';
import { textLines, type TextLines } from '@eks-ingress/manifests';
import { createColors } from 'picocolors';
import type { LintFinding } from '../finding';
import { codeFrame } from './code-frame';

type Colors = ReturnType<typeof createColors>;

export interface FormatPrettyOptions {
  /** The text of a file, for the lines that are shown; without it findings stand alone. */
  readonly text: (file: string) => string | undefined;
  /** How many files were read. */
  readonly files: number;
  /** How many findings were fixed. @default 0 */
  readonly fixed?: number;
  /** Whether to write colours. @default false */
  readonly color?: boolean;
}

/** The findings for people: each with its place, its line, why it matters and what to do; then how many there are. */
export function formatPretty(findings: readonly LintFinding[], options: FormatPrettyOptions): string {
  const colors = createColors(options.color ?? false);
  const lines = new Map<string, { readonly text: string; readonly lines: TextLines } | undefined>();
  const contentOf = (file: string) => {
    if (!lines.has(file)) {
      const text = options.text(file);
      lines.set(file, text === undefined ? undefined : { text, lines: textLines(text) });
    }
    return lines.get(file);
  };
  const blocks = findings.map((finding) => {
    const content = contentOf(finding.file);
    return block(finding, content ? codeFrame(content.text, content.lines, finding) : '', colors);
  });
  return [...blocks, summary(findings, options, colors)].join('\n');
}

function block(finding: LintFinding, lines: string, colors: Colors): string {
  const { line, column, rule, severity, object, path, fixes } = finding;
  const [file = '', message = '', why = '', help, frame = ''] = [
    finding.file,
    finding.message,
    finding.why,
    finding.help,
    lines,
  ].map(printable);
  const safe = fixes.find(({ isSafe }) => isSafe);
  const byHand = finding.help === undefined ? (safe ? undefined : printable(fixes[0]?.title)) : help;
  const where = object && printable([`${object.kind} ${nameOf(object)}`.trim(), path].filter(Boolean).join('  '));
  const parts = [
    `${colors.bold(`${file}:${line}:${column}`)}  ${paint(severity, colors)}  ${colors.dim(rule)}`,
    `  ${message}`,
    where && colors.dim(`  ${where}`),
    frame && frame.replace(/^/gm, '  ').replace(/\^+$/gm, (marks) => colors.red(marks)),
    why && `  ${colors.dim('why:')} ${why}`,
    byHand && `  ${colors.dim('fix:')} ${byHand}`,
    safe && `  ${colors.dim('--fix:')} ${printable(safe.title)}`,
  ];
  return `${parts.filter(Boolean).join('\n')}\n`;
}

/** A text of somebody's file without what a terminal takes for commands. */
function printable(text = ''): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\ufffd');
}

function nameOf({ namespace, name }: { readonly namespace: string | null; readonly name: string | null }): string {
  return [namespace, name].filter((part) => part !== null).join('/');
}

function paint(severity: Severity, colors: Colors): string {
  if (severity === 'error') return colors.red('error');
  return severity === 'warning' ? colors.yellow('warning') : colors.blue('info');
}

function summary(findings: readonly LintFinding[], options: FormatPrettyOptions, colors: Colors): string {
  const { files, fixed = 0 } = options;
  const fixedText = fixed > 0 ? `${count(fixed, 'finding')} fixed. ` : '';
  const inFiles = `in ${count(files, 'file')}`;
  if (findings.length === 0) return `${colors.green(`${fixedText}No findings ${inFiles}.`)}\n`;
  const kinds = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const fixable = findings.filter(({ fixes }) => fixes.some(({ isSafe }) => isSafe)).length;
  const hint = fixable > 0 ? ` --fix can fix ${fixable} of them.` : '';
  const bad = new Set(findings.map(({ file }) => file)).size;
  return `${colors.bold(`${fixedText}${kinds.join(', ')} in ${bad} of ${count(files, 'file')}.`)}${hint}\n`;
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 || word === 'info' ? '' : 's'}`;
}
