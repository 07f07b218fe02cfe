import { effects, quote } from '@eks-ingress/diagnostics';
import type { AnnotationFinding } from './annotation-finding';
import { consequenceOf } from './bad-value-effect';
import type { ReadAnnotation } from './check-relations';
import type { ControllerSettings } from './controller-settings';
import type { ControllerName } from './controllers';
import { upstreamUrl } from './upstream-url';

/** The annotations that name an object of another namespace, where the controller does not have it. */
export function checkReferences(
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
  namespace: string | undefined,
  { allowCrossNamespaceResources = false }: ControllerSettings,
): readonly AnnotationFinding[] {
  if (typeof namespace !== 'string' || allowCrossNamespaceResources) return [];
  return annotations.flatMap(({ key, reading, value }): AnnotationFinding[] => {
    const effect = reading.crossNamespace;
    const [other = '', ...names] = typeof value?.of === 'string' ? value.of.trim().split('/') : [];
    if (effect === undefined || names.length === 0 || other === namespace) return [];
    return [
      {
        id: 'annotation-cross-namespace',
        severity: effects[effect].severity,
        message: `${key} names an object of the namespace ${quote(other)}, and the Ingress is in ${quote(namespace)}.`,
        why: consequenceOf(effect, controller),
        fix: `Copy the object to ${namespace}, or have the ConfigMap allow allow-cross-namespace-resources.`,
        path: [key],
        source: upstreamUrl(controller, reading.docs ?? reading.source),
        effect,
      },
    ];
  });
}
