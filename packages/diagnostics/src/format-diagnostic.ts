import type { Diagnostic } from './diagnostic';
import { formatPath } from './format-path';

/** One finding as plain text, a line for each of what, why and fix. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { id, message, why, fix, path } = diagnostic;
  const where = path.length > 0 ? `${formatPath(path)}: ` : '';
  return [`${where}${message} (${id})`, why && `  why: ${why}`, fix && `  fix: ${fix}`].filter(Boolean).join('\n');
}
