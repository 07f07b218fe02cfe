import { formatPath, quote, type Severity } from '@eks-ingress/diagnostics';
import colors from 'picocolors';
import type { EnvironmentFinding, Synthesis } from './synthesize';

const PAINT: Readonly<Record<Severity, (text: string) => string>> = {
  error: colors.red,
  warning: colors.yellow,
  info: colors.cyan,
};

/** Everything that is wrong with the environments as text, errors first; empty when there is no error. */
export function formatReport({ findings }: Synthesis): string {
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error');
  if (errors.length === 0) return '';
  const warnings = findings.filter(({ diagnostic }) => diagnostic.severity !== 'error');
  return [
    ...[...errors, ...warnings].map(formatFinding),
    colors.red(`${plural(errors.length, 'error')}, ${plural(warnings.length, 'warning')}. Nothing was written.`),
  ].join('\n\n');
}

/** One finding with its environment, path, value, reason and fix. */
function formatFinding({ environment, diagnostic, value }: EnvironmentFinding): string {
  const { id, severity, message, why, fix, path } = diagnostic;
  const where = [colors.bold(environment), formatPath(path)].filter(Boolean).join('  ');
  const found = value === undefined ? '' : ` = ${quote(value)}`;
  return [
    `${where}${found}`,
    `  ${PAINT[severity](severity)}: ${message} ${colors.dim(`(${id})`)}`,
    ...(why === undefined ? [] : [`  why: ${why}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ].join('\n');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
