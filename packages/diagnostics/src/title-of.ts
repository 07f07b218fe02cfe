import type { Diagnostic } from './diagnostic';
import { formatDiagnostic } from './format-diagnostic';

/** A finding on one line: `error: namespace: The name "-" cannot be used. (cert-manager-namespace)`. */
export function titleOf({ id, severity, path, message }: Diagnostic): string {
  return `${severity}: ${formatDiagnostic({ id, severity, path, message })}`;
}
