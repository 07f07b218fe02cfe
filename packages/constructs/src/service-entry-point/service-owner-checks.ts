import { upstreamUrl } from '@eks-ingress/annotations';
import { findServiceController, type ServiceObject } from '@eks-ingress/controllers';
import {
  checksOn,
  membersOf,
  quote,
  awsLoadBalancerControllerRelease,
  documentationUrl,
} from '@eks-ingress/diagnostics';
import type { ControllerPermissions } from '../aws-load-balancer-controller/values';
import { LOAD_BALANCER_CLASS, type ServiceOwner } from './service-owner';

const SERVICE_GUIDE = documentationUrl(awsLoadBalancerControllerRelease, 'guide/service/nlb/');
const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';

/** Who is to build the load balancer of a Service. */
export interface ServiceOwnerSubject {
  readonly owner: ServiceOwner;
  /** The AWS Load Balancer Controller that is installed beside. @default - not known */
  readonly controller?: { readonly permissions: ControllerPermissions; readonly serviceMutatorWebhook: boolean };
}

/** The Service that the chart makes in the end. */
export type RenderedServiceSubject = Pick<ServiceObject, 'metadata' | 'spec'>;

const byController = { kind: 'aws-load-balancer-controller', targetType: 'ip' } as const;
const byCloudProvider = { kind: 'cloud-provider-aws' } as const;
const installed = { permissions: 'all', serviceMutatorWebhook: true } as const;

const check = checksOn('ServiceEntryPoint', (given: Partial<ServiceOwnerSubject>): ServiceOwnerSubject => ({
  owner: byController,
  controller: installed,
  ...given,
}));

/** What an example says of the Service, beside what the entry point makes. */
interface RenderedServiceExample {
  readonly type?: string;
  readonly loadBalancerClass?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

const ofService = checksOn('Service', ({ annotations, ...spec }: RenderedServiceExample): RenderedServiceSubject => ({
  metadata: { annotations },
  spec: { type: 'LoadBalancer', ...spec },
}));

/** Whether the one who is to build the load balancer will. */
export const serviceOwnerChecks = [
  check({
    id: 'service-controller-permissions',
    effect: 'leaves-object',
    path: ['owner', 'kind'],
    when: ({ owner, controller }) =>
      owner.kind === 'aws-load-balancer-controller' && controller?.permissions === 'target-group-binding',
    message: 'The AWS Load Balancer Controller is installed for TargetGroupBindings only.',
    why: 'It has neither the permissions to build a load balancer nor the controller for Services switched on, so the Service would wait for one until the apply times out.',
    fix: "Install it with permissions: 'all'.",
    source: SERVICE_GUIDE,
    examples: {
      passes: [
        {},
        { controller: undefined },
        {
          owner: byCloudProvider,
          controller: { permissions: 'target-group-binding', serviceMutatorWebhook: false },
        },
      ],
      fails: [
        {
          controller: { permissions: 'target-group-binding', serviceMutatorWebhook: false },
          finds: [
            'error: owner.kind: The AWS Load Balancer Controller is installed for TargetGroupBindings only. (service-controller-permissions)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'service-legacy-mutator-webhook',
    effect: 'risks',
    severity: 'error',
    path: ['owner', 'kind'],
    when: ({ owner, controller }) => owner.kind === 'cloud-provider-aws' && controller?.serviceMutatorWebhook === true,
    message:
      'The owner is "cloud-provider-aws", and the AWS Load Balancer Controller beside it claims every new Service.',
    why: `Its webhook gives each new Service of type LoadBalancer the class ${quote(LOAD_BALANCER_CLASS)}, whatever its annotations say, and the class can never be taken away.`,
    fix: "Use the owner { kind: 'aws-load-balancer-controller' }, or install the controller with permissions: 'target-group-binding', which leaves the webhook out.",
    source: upstreamUrl('aws-load-balancer-controller', 'webhooks/core/service_mutator.go'),
    examples: {
      passes: [
        {},
        { owner: byCloudProvider, controller: undefined },
        { owner: byCloudProvider, controller: { permissions: 'all', serviceMutatorWebhook: false } },
      ],
      fails: [
        {
          owner: byCloudProvider,
          finds: [
            'error: owner.kind: The owner is "cloud-provider-aws", and the AWS Load Balancer Controller beside it claims every new Service. (service-legacy-mutator-webhook)',
          ],
        },
      ],
    },
  }),
];

/** Whether the Service that the chart makes in the end is one from which a Network Load Balancer is built. */
export const serviceTypeChecks = [
  ofService({
    id: 'service-type',
    effect: 'ignores',
    severity: 'error',
    path: ['spec', 'type'],
    when: ({ spec }) => spec?.type !== 'LoadBalancer',
    message: ({ spec }) => `The Service is of type ${quote(spec?.type)}.`,
    why: 'Nobody reads annotations about load balancers on it, and none is built.',
    fix: 'Leave its type alone, or use NetworkLoadBalancerEntryPoint (kind "network-load-balancer"), which needs no Service of type LoadBalancer.',
    source: SERVICE_GUIDE,
    examples: {
      passes: [{}],
      fails: [
        { type: 'NodePort', finds: ['error: spec.type: The Service is of type "NodePort". (service-type)'] },
        { type: undefined, finds: ['error: spec.type: The Service is of type undefined. (service-type)'] },
      ],
    },
  }),
  ofService({
    id: 'service-classic-load-balancer',
    effect: 'misreads',
    severity: 'error',
    path: ['metadata', 'annotations', TYPE],
    when: ({ metadata, spec: { type, loadBalancerClass } = {} }) => {
      const annotations = membersOf(metadata?.annotations);
      const builder = findServiceController(
        { metadata: { annotations }, spec: { type, loadBalancerClass } },
        { enableServiceMutatorWebhook: false },
      );
      return type === 'LoadBalancer' && builder === 'cloud-provider-aws' && annotations[TYPE] !== 'nlb';
    },
    message: ({ metadata }) => {
      const written = membersOf(metadata?.annotations)[TYPE];
      return written === undefined
        ? `The annotation ${TYPE} is missing.`
        : `The annotation ${TYPE} is ${quote(written)}.`;
    },
    why: 'The AWS cloud provider then builds a Classic Load Balancer, and a load balancer cannot change its type later.',
    fix: 'Leave the annotation and the class of the Service alone.',
    source: upstreamUrl('cloud-provider-aws', 'pkg/providers/v1/aws_loadbalancer.go'),
    examples: {
      passes: [{ annotations: { [TYPE]: 'nlb' } }, { loadBalancerClass: 'service.k8s.aws/nlb' }, { type: 'NodePort' }],
      fails: [
        {
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]: The annotation service.beta.kubernetes.io/aws-load-balancer-type is missing. (service-classic-load-balancer)',
          ],
        },
        {
          annotations: { [TYPE]: 'NLB' },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]: The annotation service.beta.kubernetes.io/aws-load-balancer-type is "NLB". (service-classic-load-balancer)',
          ],
        },
      ],
    },
  }),
];
