import type { Effect } from '@eks-ingress/diagnostics';
import type { AnnotationFinding } from './annotation-finding';

const silentEffects: readonly (Effect | undefined)[] = ['ignores', 'misreads', 'opens-access', 'stops-reloads'];

/** Makes an error of a warning about something that a controller admits and silently ignores, replaces or breaks on. */
export function insist<Finding extends AnnotationFinding<string>>(finding: Finding): Finding {
  const isSilent = finding.severity === 'warning' && silentEffects.includes(finding.effect);
  return isSilent ? { ...finding, severity: 'error' } : finding;
}
