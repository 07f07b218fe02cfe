import { insist, type ControllerSettings } from '@eks-ingress/annotations';
import { checkServiceReading } from './aws-load-balancer-controller/service/check-service-reading';
import { readService } from './aws-load-balancer-controller/service/read-service';
import type { Subnet } from './aws-load-balancer-controller/service/subnet';
import { checkLegacyService } from './cloud-provider-aws/check-legacy-service';
import type { ServiceControllerName } from './find-service-controller';
import type { ServiceObject } from './objects/service-object';
import type { ControllerFinding } from './controller-finding';

/** What else is known about a Service. */
export interface CheckServiceOptions {
  /** The controller that it is for. */
  readonly controller: ServiceControllerName;
  /**
   * The subnets that its load balancer will stand in.
   *
   * @default as many as its annotation names, if it does
   */
  readonly subnets?: readonly Subnet[];
  /**
   * The Services of its namespace, which its actions may name.
   *
   * @default unknown: what actions name is not looked up
   */
  readonly services?: readonly ServiceObject[];
  /**
   * Whether what the controller silently ignores or replaces is an error.
   *
   * @default false: a warning
   */
  readonly strict?: boolean;
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
}

/**
 * What a controller would hit with a Service of type LoadBalancer: the findings of its annotations, and what they
 * say that its ports and other fields contradict.
 */
export function checkService(
  service: ServiceObject,
  { controller, subnets, services, strict = false, settings = {} }: CheckServiceOptions,
): readonly ControllerFinding[] {
  const found =
    controller === 'cloud-provider-aws'
      ? checkLegacyService(service, { settings, subnetCount: subnets?.length })
      : checkServiceReading(
          readService(service, { settings, subnets }),
          services?.map((other) => readService(other, { settings })),
        );
  return strict ? found.map(insist) : found;
}
