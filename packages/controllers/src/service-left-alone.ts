import { controllers, startSentence, type ControllerSettings } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { findServiceController, type ServiceControllerName } from './find-service-controller';
import type { ServiceObject } from './objects/service-object';
import { serviceFinding } from './service-finding';
import type { ControllerFinding } from './controller-finding';

/** Says that a controller leaves a Service to others, and why. */
export function leftAlone(
  service: ServiceObject,
  controller: ServiceControllerName,
  settings: ControllerSettings,
): readonly ControllerFinding[] {
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
