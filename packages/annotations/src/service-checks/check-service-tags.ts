import { quote } from '@eks-ingress/diagnostics';
import type { AnnotationDiagnostic } from '../annotation-diagnostic';
import type { ServiceFacts } from './service-facts';
import { serviceFinding } from './service-finding';

const key = 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags';

/** Whether tags have keys that the controller leaves to others. */
export function checkServiceTags({ values, settings }: ServiceFacts): readonly AnnotationDiagnostic[] {
  return Object.keys(values[key] ?? {})
    .filter((tag) => settings.externalManagedTags?.includes(tag))
    .map((tag) =>
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-external-managed-tag',
        at: key,
        message: `${key} has the tag ${quote(tag)}, which the --external-managed-tags flag leaves to others.`,
        effect: 'rejects',
        fix: 'Remove the tag.',
        source: 'pkg/service/model_build_load_balancer.go',
      }),
    );
}
