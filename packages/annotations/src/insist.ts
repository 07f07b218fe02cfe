import type { AnnotationDiagnostic } from './annotation-diagnostic';
import type { BadValueEffect } from './bad-value-effects';

const silentEffects: readonly (BadValueEffect | undefined)[] = ['ignores', 'misreads', 'opens-access', 'stops-reloads'];

/** Makes an error of a warning about something that a controller admits and silently ignores, replaces or breaks on. */
export function insist(diagnostic: AnnotationDiagnostic): AnnotationDiagnostic {
  const isSilent = diagnostic.severity === 'warning' && silentEffects.includes(diagnostic.effect);
  return isSilent ? { ...diagnostic, severity: 'error' } : diagnostic;
}
