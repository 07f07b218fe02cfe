import { type ControllerSettings, insist } from '@eks-ingress/annotations';
import { findBy } from '@eks-ingress/diagnostics';
import { authenticationChecks, incompleteAuthentication } from './authentication-checks';
import { backendServiceChecks } from './backend-service-checks';
import { checkIngressReading } from './check-ingress-reading';
import { classParamsChecks } from './class-params-checks';
import { frontendNlbChecks } from './frontend-nlb-checks';
import { groupSubject } from './group-check';
import { groupValueChecks } from './group-value-checks';
import { listenerChecks } from './listener-checks';
import { overruledByServices } from './overruled-by-services';
import { readIngress, type IngressClassParamsObject, type IngressReading } from './read-ingress';
import { ruleOrderChecks } from './rule-order-checks';
import { readService, type ServiceReading } from '../service/read-service';
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

const beforeAuthentication = [...classParamsChecks, ...groupValueChecks, ...frontendNlbChecks, ...listenerChecks];
const afterAuthentication = [...authenticationChecks, ...ruleOrderChecks, ...backendServiceChecks];

/** Every check on what the Ingresses of a group say together. */
export const groupChecks = [...beforeAuthentication, ...afterAuthentication];

/** `checkIngressGroup`, of Ingresses and Services that are read already. */
export function checkGroupReadings(
  readings: readonly IngressReading[],
  { strict = false, settings = {}, services = [] }: CheckGroupReadingsOptions,
): readonly ControllerFinding[] {
  const group = groupSubject(readings, services, settings);
  const own = readings.flatMap((reading, index) =>
    checkIngressReading(reading, strict).map((finding) => ({ ...finding, path: [index, ...finding.path] })),
  );
  const together: readonly ControllerFinding[] = [
    ...findBy(beforeAuthentication, group),
    ...incompleteAuthentication(group),
    ...findBy(afterAuthentication, group),
  ];
  const ofServices = group.members.flatMap((member) =>
    [...overruledByServices(member, group.services)].map((key) =>
      JSON.stringify([member.index, 'metadata', 'annotations', key]),
    ),
  );
  const noticed = own.filter(({ about, path }) => about === 'key' || !ofServices.includes(JSON.stringify(path)));
  return [...noticed, ...(strict ? together.map(insist) : together)];
}
