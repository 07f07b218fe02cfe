import type { ControllerSettings, ControllerName } from '@eks-ingress/annotations';
import type { ServiceObject } from './objects/service-object';

/** The controllers that build load balancers for Services. */
export type ServiceControllerName = Extract<ControllerName, 'aws-load-balancer-controller' | 'cloud-provider-aws'>;

const typeKey = 'service.beta.kubernetes.io/aws-load-balancer-type';
const targetTypeKey = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

/**
 * The controller that builds the load balancer of a Service, when both are there; undefined when it is for another
 * one, for none, or being deleted.
 */
export function findServiceController(
  { metadata, spec }: ServiceObject,
  { loadBalancerClass = 'service.k8s.aws/nlb', ...settings }: ControllerSettings = {},
): ServiceControllerName | undefined {
  if (metadata?.deletionTimestamp !== undefined) return undefined;
  const { enableServiceMutatorWebhook = true, serviceTypeLoadBalancerOnly = false } = settings;
  const isLoadBalancer = spec?.type === 'LoadBalancer';
  const byController = isLoadBalancer || !serviceTypeLoadBalancerOnly ? 'aws-load-balancer-controller' : undefined;
  // IsServiceSupported of pkg/service/service_utils.go
  if (typeof spec?.loadBalancerClass === 'string') {
    return spec.loadBalancerClass === loadBalancerClass ? byController : undefined;
  }
  const type = textOf(metadata?.annotations, typeKey);
  const targetType = textOf(metadata?.annotations, targetTypeKey);
  if (type === 'nlb-ip') return byController;
  if (type === 'external' && (targetType === 'ip' || targetType === 'instance')) return byController;
  if (!isLoadBalancer) return undefined;
  if (enableServiceMutatorWebhook) return 'aws-load-balancer-controller';
  return type === 'external' ? undefined : 'cloud-provider-aws';
}

function textOf(annotations: unknown, key: string): string | undefined {
  if (typeof annotations !== 'object' || annotations === null || !Object.hasOwn(annotations, key)) return undefined;
  const value = (annotations as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}
