import { quote } from '@eks-ingress/diagnostics';
import { boolean } from '@eks-ingress/annotations';
import type { ServiceObject } from '../../objects/service-object';
import type { ServiceValues } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const key = 'service.beta.kubernetes.io/aws-load-balancer-attributes';
const attribute = 'deletion_protection.enabled';
const goBoolean = boolean();

/** Whether a Service that the controller has built for, and lets go of, keeps its load balancer from being deleted. */
export function checkDeletion({ metadata }: ServiceObject, values: ServiceValues): readonly ControllerFinding[] {
  const isPending = metadata?.finalizers?.includes('service.k8s.aws/resources') === true;
  const said = new Map(Object.entries(values[key] ?? {})).get(attribute);
  if (!isPending || said === undefined) return [];
  const parsed = goBoolean.parse(said);
  if (parsed.ok && !parsed.value) return [];
  return [
    serviceFinding('aws-load-balancer-controller', {
      id: 'service-deletion-protected',
      at: key,
      message: `${attribute} is ${quote(said)}, and the load balancer of the Service is to be deleted.`,
      effect: 'rejects',
      fix: `Set ${attribute} to "false".`,
      source: 'pkg/service/model_builder.go',
    }),
  ];
}
