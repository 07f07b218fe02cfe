import type { Risk } from './annotation';
import type { AnnotationFinding } from './annotation-finding';
import { consequenceOf } from './bad-value-effect';
import type { ReadAnnotation } from './check-relations';
import type { ControllerSettings } from './controller-settings';
import type { ControllerName } from './controllers';
import { upstreamUrl } from './upstream-url';

const risks: readonly Risk[] = ['Low', 'Medium', 'High', 'Critical'];

/**
 * The annotations that ingress-nginx's ConfigMap forbids. As long as the ConfigMap is not told, what its defaults
 * forbid is a warning.
 */
export function checkRisk(
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
  { annotationsRiskLevel, allowSnippetAnnotations }: ControllerSettings,
): readonly AnnotationFinding[] {
  const allowed = risks.indexOf(annotationsRiskLevel ?? 'High');
  return annotations.flatMap(({ key, reading }): AnnotationFinding[] => {
    const { risk, docs, source } = reading;
    const isSnippet = key.endsWith('-snippet') && allowSnippetAnnotations !== true;
    const isRisky = risk !== undefined && risks.indexOf(risk) > allowed;
    if (risk === undefined || (!isSnippet && !isRisky)) return [];
    const settled = isSnippet ? allowSnippetAnnotations !== undefined : annotationsRiskLevel !== undefined;
    const setting = isSnippet ? 'allow-snippet-annotations: "true"' : `annotations-risk-level: ${risk}`;
    return [
      {
        id: 'annotation-risky',
        about: 'key',
        severity: settled ? 'error' : 'warning',
        message: `${key} is of ${risk} risk, and needs ${setting} in the ConfigMap of the controller.`,
        why: settled
          ? consequenceOf('rejects', controller)
          : `Without that, as by default: ${consequenceOf('rejects', controller)}`,
        fix: 'Do without it, or see to it that only those may write it who may do anything.',
        path: [key],
        source: upstreamUrl(controller, docs ?? source),
        ...(settled && { effect: 'rejects' }),
      },
    ];
  });
}
