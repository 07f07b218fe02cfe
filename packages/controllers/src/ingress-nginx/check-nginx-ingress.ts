import { parseAnnotations, type ControllerSettings } from '@eks-ingress/annotations';
import { findBy } from '@eks-ingress/diagnostics';
import type { ControllerFinding } from '../controller-finding';
import type { IngressObject } from '../objects/ingress-object';
import { nginxPathChecks, readNginxIngress } from './nginx-path-checks';

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
    ...findBy(nginxPathChecks, readNginxIngress(ingress, values, settings)),
  ];
}
