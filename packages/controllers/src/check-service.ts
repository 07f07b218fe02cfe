import { quote } from '@eks-ingress/diagnostics';
import {
  type AnnotationDiagnostic,
  type AnnotationValues,
  type ControllerSettings,
  controllers,
  insist,
  parseAnnotations,
  startSentence,
} from '@eks-ingress/annotations';
import { findServiceController, type ServiceControllerName } from './find-service-controller';
import { checkActions } from './aws-load-balancer-controller/service/check-actions';
import { checkAddresses } from './aws-load-balancer-controller/service/check-addresses';
import { checkDeletion } from './aws-load-balancer-controller/service/check-deletion';
import { checkLegacyService } from './cloud-provider-aws/check-legacy-service';
import { checkListeners, findUnmatchedKeys } from './aws-load-balancer-controller/service/check-listeners';
import { checkLoadBalancerAttributes } from './aws-load-balancer-controller/service/check-load-balancer-attributes';
import { checkSecurityGroups } from './aws-load-balancer-controller/service/check-security-groups';
import { checkTargets } from './aws-load-balancer-controller/service/check-targets';
import { readableService } from './objects/readable-service';
import { serviceFacts } from './aws-load-balancer-controller/service/service-facts';
import { serviceFinding } from './service-finding';
import type { Subnet } from './aws-load-balancer-controller/service/subnet';
import type { ServiceObject } from './objects/service-object';

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
 * What a controller would hit with a Service of type LoadBalancer: the diagnostics of its annotations, and what they
 * say that its ports and other fields contradict.
 */
export function checkService(
  given: ServiceObject,
  { controller, subnets, services, strict = false, settings = {} }: CheckServiceOptions,
): readonly AnnotationDiagnostic[] {
  const service = readableService(given);
  const annotations = service.metadata?.annotations;
  const { values, diagnostics } = parseAnnotations(annotations, { on: 'Service', controller, settings });
  const own = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: ['metadata', 'annotations', ...diagnostic.path],
  }));
  const found =
    controller === 'cloud-provider-aws'
      ? [...own, ...leftAlone(service, controller, settings), ...checkLegacyService(service, values, subnets?.length)]
      : checkOwnService(service, values, own, { subnets, services: services?.map(readableService), settings });
  return strict ? found.map(insist) : found;
}

type KnownBeside = Pick<CheckServiceOptions, 'subnets' | 'services'> & { readonly settings: ControllerSettings };

function checkOwnService(
  service: ServiceObject,
  values: AnnotationValues<'Service', 'aws-load-balancer-controller'>,
  own: readonly AnnotationDiagnostic[],
  { subnets, services, settings }: KnownBeside,
): readonly AnnotationDiagnostic[] {
  const facts = serviceFacts(service, values, subnets, settings);
  const hasSpec = service.spec !== undefined;
  const unmatched = hasSpec
    ? findUnmatchedKeys(Object.keys((service.metadata?.annotations as object | null) ?? {}), facts)
    : [];
  // What is never looked up does no harm, whatever it says.
  const unread = new Set(unmatched.map(({ path }) => path[2]));
  const isSelected = findServiceController(service, settings) === 'aws-load-balancer-controller';
  return [
    ...own
      .filter(({ path }) => !unread.has(path[2]))
      .map((diagnostic) => (isSelected ? selectedAnyway(diagnostic) : diagnostic)),
    ...leftAlone(service, 'aws-load-balancer-controller', settings),
    ...(isSelected ? [] : checkDeletion(service, values)),
    ...unmatched,
    ...checkAddresses(facts),
    ...checkLoadBalancerAttributes(facts),
    ...(hasSpec
      ? [
          ...checkSecurityGroups(facts),
          ...checkListeners(facts),
          ...checkTargets(facts),
          ...checkActions(facts, services),
        ]
      : []),
  ];
}

// Where something else selects the controller, a value that would leave the Service to others is of no account.
function selectedAnyway(diagnostic: AnnotationDiagnostic): AnnotationDiagnostic {
  if (diagnostic.effect !== 'leaves-object') return diagnostic;
  return {
    ...diagnostic,
    severity: 'warning',
    why: `${startSentence(controllers['aws-load-balancer-controller'].title)} builds the load balancer all the same: spec.loadBalancerClass selects it, which its webhook sets on new Services.`,
    effect: 'ignores',
  };
}

function leftAlone(
  service: ServiceObject,
  controller: ServiceControllerName,
  settings: ControllerSettings,
): readonly AnnotationDiagnostic[] {
  if (service.spec === undefined) return [];
  const isLegacy = controller === 'cloud-provider-aws';
  const builder = findServiceController(
    service,
    isLegacy ? { ...settings, enableServiceMutatorWebhook: false } : settings,
  );
  if (builder === controller) return [];
  const { loadBalancerClass } = service.spec;
  const because =
    loadBalancerClass === undefined
      ? isLegacy
        ? 'it is not a Service of type "LoadBalancer" that is left to it'
        : 'neither spec.loadBalancerClass nor the annotations aws-load-balancer-type and aws-load-balancer-nlb-target-type select it'
      : `spec.loadBalancerClass is ${quote(loadBalancerClass)}`;
  return [
    serviceFinding(controller, {
      id: 'service-left-alone',
      at: ['spec'],
      message: `${startSentence(controllers[controller].title)} leaves the Service alone: ${because}.`,
      effect: 'leaves-object',
      ...(!isLegacy && { fix: 'Set spec.loadBalancerClass to "service.k8s.aws/nlb".' }),
      source: isLegacy ? 'pkg/providers/v1/aws_loadbalancer.go' : 'pkg/service/service_utils.go',
    }),
  ];
}
