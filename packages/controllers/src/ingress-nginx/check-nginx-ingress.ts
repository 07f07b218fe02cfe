import { parseAnnotations, type AnnotationDiagnostic, type ControllerSettings } from '@eks-ingress/annotations';
import type { IngressObject } from '../objects/ingress-object';
import { checkNginxPaths } from './check-nginx-paths';

/** What ingress-nginx would hit with an Ingress. */
export function checkNginxIngress(
  ingress: IngressObject,
  settings: ControllerSettings,
): readonly AnnotationDiagnostic[] {
  const { metadata } = ingress;
  const { values, diagnostics } = parseAnnotations(metadata?.annotations, {
    on: 'Ingress',
    controller: 'ingress-nginx',
    namespace: metadata?.namespace,
    settings,
  });
  return [
    ...diagnostics.map((diagnostic) => ({ ...diagnostic, path: ['metadata', 'annotations', ...diagnostic.path] })),
    ...checkNginxPaths(ingress, values, settings),
  ];
}
