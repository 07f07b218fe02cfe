import type { AnnotationFinding } from './annotation-finding';
import type { ReadAnnotation } from './check-relations';
import type { ControllerSettings } from './controller-settings';
import { featureGates, isGateOn } from './feature-gates';
import { upstreamUrl } from './upstream-url';

/** Whether the feature gate of an annotation, where it has one, is on. */
export function passesGate({ reading: { featureGate } }: ReadAnnotation, settings: ControllerSettings): boolean {
  return featureGate === undefined || isGateOn(featureGate, settings);
}

/** The annotations that are not read because a feature gate is off; not those that ask for what holds anyway. */
export function checkFeatureGates(
  annotations: readonly ReadAnnotation[],
  settings: ControllerSettings,
): readonly AnnotationFinding[] {
  return annotations.flatMap((annotation): AnnotationFinding[] => {
    const { key, reading, value } = annotation;
    const { featureGate } = reading;
    if (featureGate === undefined || isGateOn(featureGate, settings)) return [];
    if (value !== undefined && value.of === reading.default) return [];
    const gate = featureGates[featureGate];
    const without = 'without' in gate ? `: ${gate.without}` : '';
    return [
      {
        id: 'annotation-feature-gate',
        severity: 'warning',
        message: `${key} is not read: the feature gate ${featureGate} is off${gate.default ? '' : ' by default'}.`,
        why: `The AWS Load Balancer Controller silently ignores it${without}.`,
        fix: `Set controllerConfig.featureGates.${featureGate} of its chart to true, or remove ${key}.`,
        path: [key],
        source: upstreamUrl('aws-load-balancer-controller', 'pkg/config/feature_gates.go'),
        effect: 'ignores',
      },
    ];
  });
}
