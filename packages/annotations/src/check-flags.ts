import { quote } from '@eks-ingress/diagnostics';
import type { AnnotationFinding } from './annotation-finding';
import { consequenceOf } from './bad-value-effect';
import type { ReadAnnotation } from './check-relations';
import type { ControllerSettings } from './controller-settings';
import type { ControllerName } from './controllers';
import { upstreamUrl } from './upstream-url';

const tagAnnotations = [
  'alb.ingress.kubernetes.io/tags',
  'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags',
];

/** The annotations that flags of the AWS Load Balancer Controller forbid. */
export function checkFlags(
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
  settings: ControllerSettings,
): readonly AnnotationFinding[] {
  if (controller !== 'aws-load-balancer-controller') return [];
  const { externalManagedTags = [], disableIngressClassAnnotation, disableIngressGroupNameAnnotation } = settings;
  return annotations.flatMap((annotation) => {
    const { key, value } = annotation;
    if (key === 'kubernetes.io/ingress.class' && disableIngressClassAnnotation === true)
      return [
        forbidden(annotation, 'is forbidden by --disable-ingress-class-annotation', 'Use spec.ingressClassName.'),
      ];
    if (key === 'alb.ingress.kubernetes.io/group.name' && disableIngressGroupNameAnnotation === true) {
      const fix = 'Have spec.group of IngressClassParams name the group.';
      return [forbidden(annotation, 'is forbidden by --disable-ingress-group-name-annotation', fix)];
    }
    if (!tagAnnotations.includes(key) || typeof value?.of !== 'object' || value.of === null) return [];
    return Object.keys(value.of)
      .filter((tag) => externalManagedTags.includes(tag))
      .map((tag) =>
        forbidden(annotation, `has ${quote(tag)}, a tag of --external-managed-tags`, 'Leave it to who manages it.'),
      );
  });
}

function forbidden({ key, reading }: ReadAnnotation, what: string, fix: string): AnnotationFinding {
  const controller = 'aws-load-balancer-controller';
  return {
    id: 'annotation-forbidden',
    severity: 'error',
    message: `${key} ${what}.`,
    why: consequenceOf('rejects', controller),
    fix,
    path: [key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
    effect: 'rejects',
  };
}
