import { findServiceController, type ServiceObject } from '@eks-ingress/controllers';
import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ControllerPermissions } from '../aws-load-balancer-controller/values';
import { LOAD_BALANCER_CLASS, type ServiceOwner } from './service-owner';

const SERVICE_GUIDE = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/';
const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';

export interface ServiceOwnerSpec {
  readonly owner: ServiceOwner;
  /** The AWS Load Balancer Controller that is installed beside. @default - not known */
  readonly controller?: { readonly permissions: ControllerPermissions; readonly serviceMutatorWebhook: boolean };
}

/** Whether the one who is to build the load balancer will. */
export function validateServiceOwner({ owner, controller }: ServiceOwnerSpec): Diagnostic[] {
  if (controller === undefined) return [];
  if (owner.kind === 'aws-load-balancer-controller' && controller.permissions === 'target-group-binding') {
    return [
      {
        id: 'service-controller-permissions',
        severity: 'error',
        path: ['owner', 'kind'],
        message: 'The AWS Load Balancer Controller is installed for TargetGroupBindings only.',
        why: 'It has neither the permissions to build a load balancer nor the controller for Services switched on, so the Service would wait for one until the apply times out.',
        fix: "Install it with permissions: 'all'.",
        source: SERVICE_GUIDE,
      },
    ];
  }
  if (owner.kind !== 'cloud-provider-aws' || !controller.serviceMutatorWebhook) return [];
  return [
    {
      id: 'service-legacy-mutator-webhook',
      severity: 'error',
      path: ['owner', 'kind'],
      message:
        'The owner is "cloud-provider-aws", and the AWS Load Balancer Controller beside it claims every new Service.',
      why: `Its webhook gives each new Service of type LoadBalancer the class ${quote(LOAD_BALANCER_CLASS)}, whatever its annotations say, and the class can never be taken away.`,
      fix: "Use the owner { kind: 'aws-load-balancer-controller' }, or install the controller with permissions: 'target-group-binding', which leaves the webhook out.",
      source: 'webhooks/core/service_mutator.go of kubernetes-sigs/aws-load-balancer-controller',
    },
  ];
}

/** Whether the Service that the chart makes in the end is one from which a Network Load Balancer is built. */
export function validateServiceType({ metadata, spec }: ServiceObject): Diagnostic[] {
  const { type, loadBalancerClass } = spec ?? {};
  if (type !== 'LoadBalancer') {
    return [
      {
        id: 'service-type',
        severity: 'error',
        path: ['spec', 'type'],
        message: `The Service is of type ${quote(type)}.`,
        why: 'Nobody reads annotations about load balancers on it, and none is built.',
        fix: 'Leave its type alone, or use NetworkLoadBalancerEntryPoint (kind "network-load-balancer"), which needs no Service of type LoadBalancer.',
        source: SERVICE_GUIDE,
      },
    ];
  }
  const annotations = Object(metadata?.annotations) as Readonly<Record<string, unknown>>;
  const builder = findServiceController(
    { metadata: { annotations }, spec: { type, loadBalancerClass } },
    { enableServiceMutatorWebhook: false },
  );
  if (builder !== 'cloud-provider-aws' || annotations[TYPE] === 'nlb') return [];
  return [
    {
      id: 'service-classic-load-balancer',
      severity: 'error',
      path: ['metadata', 'annotations', TYPE],
      message:
        annotations[TYPE] === undefined
          ? `The annotation ${TYPE} is missing.`
          : `The annotation ${TYPE} is ${quote(annotations[TYPE])}.`,
      why: 'The AWS cloud provider then builds a Classic Load Balancer, and a load balancer cannot change its type later.',
      fix: 'Leave the annotation and the class of the Service alone.',
      source: 'pkg/providers/v1/aws_loadbalancer.go of kubernetes/cloud-provider-aws',
    },
  ];
}
