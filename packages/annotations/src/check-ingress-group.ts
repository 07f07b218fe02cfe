import type { AnnotationDiagnostic } from './annotation-diagnostic';
import type { ControllerSettings } from './controller-settings';
import type { IngressObject } from './ingress-object';
import { parseAnnotations } from './parse-annotations';

/** What else is known about a group. */
export interface CheckIngressGroupOptions {
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
}

/**
 * What the AWS Load Balancer Controller would hit with the Ingresses of one IngressGroup, with the diagnostics of their
 * own annotations. Paths begin with the index of the Ingress.
 */
export function checkIngressGroup(
  members: readonly IngressObject[],
  { settings }: CheckIngressGroupOptions = {},
): readonly AnnotationDiagnostic[] {
  return members.flatMap(({ metadata }, index) => {
    const options = { on: 'Ingress', controller: 'aws-load-balancer-controller', settings } as const;
    const { diagnostics } = parseAnnotations(metadata?.annotations, options);
    return diagnostics.map((diagnostic) => ({
      ...diagnostic,
      path: [index, 'metadata', 'annotations', ...diagnostic.path],
    }));
  });
}
