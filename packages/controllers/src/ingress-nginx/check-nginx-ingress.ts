import { parseAnnotations, type ControllerSettings } from '@eks-ingress/annotations';
import type { IngressObject } from '../objects/ingress-object';
import { checkNginxPaths } from './check-nginx-paths';
import type { ControllerFinding } from '../controller-finding';

/** What ingress-nginx would hit with an Ingress. */
export function checkNginxIngress(ingress: IngressObject, settings: ControllerSettings): readonly ControllerFinding[] {
  const { metadata } = ingress;
  const { values, findings } = parseAnnotations(metadata?.annotations, {
    on: 'Ingress',
    controller: 'ingress-nginx',
    namespace: metadata?.namespace,
    settings,
  });
  return [
    ...findings.map((finding) => ({ ...finding, path: ['metadata', 'annotations', ...finding.path] })),
    ...checkNginxPaths(ingress, values, settings),
  ];
}
