import { type ControllerSettings, insist } from '@eks-ingress/annotations';
import { checkAuthentication } from './check-authentication';
import { checkBackendServices, overruledByServices } from './check-backend-services';
import { checkFrontendNlb } from './check-frontend-nlb';
import { checkClassParams } from './check-class-params';
import { checkGroupValues } from './check-group-values';
import { checkListeners } from './check-listeners';
import { checkRuleOrder } from './check-rule-order';
import { groupMembers } from './group-member';
import { readIngress, type IngressClassParamsObject, type IngressReading } from './read-ingress';
import { readService, type ServiceReading } from '../service/read-service';
import { checkIngressReading } from './check-ingress-reading';
import type { IngressObject } from '../../objects/ingress-object';
import type { ServiceObject } from '../../objects/service-object';
import type { ControllerFinding } from '../../controller-finding';

export type { IngressClassParamsObject } from './read-ingress';

/** What else is known about a group. */
export interface CheckIngressGroupOptions {
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
  /**
   * The IngressClassParams of the class of each Ingress, in the order of the Ingresses; what they set wins over
   * annotations. They do not apply to an Ingress that names its class in `kubernetes.io/ingress.class`.
   *
   * @default none
   */
  readonly ingressClassParams?: readonly (IngressClassParamsObject | undefined)[];
  /**
   * The Services that the Ingresses forward to.
   *
   * @default unknown: what depends on them is not checked
   */
  readonly services?: readonly ServiceObject[];
}

/**
 * What the AWS Load Balancer Controller would hit with the Ingresses of one IngressGroup, an Ingress alone included:
 * what is wrong with each, the values that conflict, and the listeners that are asked for and not there. Paths begin
 * with the index of the Ingress.
 */
export function checkIngressGroup(
  ingresses: readonly IngressObject[],
  { strict, settings = {}, ingressClassParams = [], services = [] }: CheckIngressGroupOptions = {},
): readonly ControllerFinding[] {
  return checkGroupReadings(
    ingresses.map((ingress, index) =>
      readIngress(ingress, { settings, ingressClassParams: ingressClassParams[index] }),
    ),
    { strict, settings, services: services.map((service) => readService(service, { settings })) },
  );
}

export interface CheckGroupReadingsOptions {
  readonly strict?: boolean;
  readonly settings?: ControllerSettings;
  readonly services?: readonly ServiceReading[];
}

/** `checkIngressGroup`, of Ingresses and Services that are read already. */
export function checkGroupReadings(
  readings: readonly IngressReading[],
  { strict = false, settings = {}, services = [] }: CheckGroupReadingsOptions,
): readonly ControllerFinding[] {
  const members = groupMembers(readings);
  const own = readings.flatMap((reading, index) =>
    checkIngressReading(reading, { strict, settings }).map((finding) => ({
      ...finding,
      path: [index, ...finding.path],
    })),
  );
  const together = [
    ...checkClassParams(members),
    ...checkGroupValues(members),
    ...checkFrontendNlb(members, settings),
    ...checkListeners(members),
    ...checkAuthentication(members, services),
    ...checkRuleOrder(members),
    ...checkBackendServices(members, services, settings),
  ];
  const ofServices = members.flatMap((member) =>
    [...overruledByServices(member, services)].map((key) =>
      JSON.stringify([member.index, 'metadata', 'annotations', key]),
    ),
  );
  const noticed = own.filter(
    ({ id, path }) =>
      !ofServices.includes(JSON.stringify(path)) || id === 'annotation-deprecated' || id === 'annotation-not-text',
  );
  return [...noticed, ...(strict ? together.map(insist) : together)];
}
