import type { AnnotationDiagnostic } from './annotation-diagnostic';
import type { ControllerSettings } from './controller-settings';
import type { ControllerName } from './controllers';
import { parseAnnotations } from './parse-annotations';
import type { ServiceObject } from './service-object';

/** A subnet that a load balancer stands in. */
export interface Subnet {
  readonly id: string;
  readonly cidr?: string;
  readonly ipv6Cidrs?: readonly string[];
}

/** What else is known about a Service. */
export interface CheckServiceOptions {
  /** The controller that it is for. */
  readonly controller: Extract<ControllerName, 'aws-load-balancer-controller' | 'cloud-provider-aws'>;
  /**
   * The subnets that its load balancer will stand in.
   *
   * @default as many as its annotation names, if it does
   */
  readonly subnets?: readonly Subnet[];
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
}

/**
 * What a controller would hit with a Service of type LoadBalancer: the diagnostics of its annotations, and what they
 * say that its ports and other fields contradict.
 */
export function checkService(
  { metadata }: ServiceObject,
  { controller, settings }: CheckServiceOptions,
): readonly AnnotationDiagnostic[] {
  const { diagnostics } = parseAnnotations(metadata?.annotations, { on: 'Service', controller, settings });
  return diagnostics.map((diagnostic) => ({ ...diagnostic, path: ['metadata', 'annotations', ...diagnostic.path] }));
}
