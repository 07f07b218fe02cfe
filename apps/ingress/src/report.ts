import { formatPath, quote } from '@eks-ingress/diagnostics';
import colors from 'picocolors';
import { plural } from './plural';
import type { EnvironmentFinding, Synthesis } from './synthesize';

/** Everything that is wrong with the environments as text, errors first; empty when there is no error. */
export function formatReport({ findings }: Synthesis): string {
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error');
  if (errors.length === 0) return '';
  const warnings = findings.filter(({ diagnostic }) => diagnostic.severity !== 'error');
  return [
    ...errors.map(formatError),
    ...(warnings.length === 0 ? [] : [warnings.map((finding) => formatWarning(finding)).join('\n')]),
    colors.red(`${plural(errors.length, 'error')}, ${plural(warnings.length, 'warning')}. Nothing was written.`),
  ].join('\n\n');
}

/** A warning in one line; its reason and fix are shown once for all of its kind. */
export function formatWarning({ environment, diagnostic: { id, message, path } }: EnvironmentFinding): string {
  const where = [environment, formatPath(path)].filter(Boolean).join('  ');
  return `${colors.yellow('warning')}: ${where}: ${message} ${colors.dim(`(${id})`)}`;
}

/** An error with its environment, path, value, reason and fix. */
function formatError({ environment, diagnostic, value }: EnvironmentFinding): string {
  const { id, message, why, fix, path } = diagnostic;
  const where = [colors.bold(environment), formatPath(path)].filter(Boolean).join('  ');
  // What a key that nobody knows holds may be a secret.
  const isShown = value !== undefined && typeof value !== 'object' && id !== 'environment-unknown-key';
  const found = isShown ? ` = ${quote(value)}` : '';
  return [
    `${where}${found}`,
    `  ${colors.red('error')}: ${message} ${colors.dim(`(${id})`)}`,
    ...(why === undefined ? [] : [`  why: ${why}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ].join('\n');
}
