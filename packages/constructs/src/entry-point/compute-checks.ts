import { checksOn } from '@eks-ingress/diagnostics';
import type { ClusterCompute } from '../cluster/eks-cluster';
import type { EntryPointRegistration } from './entry-point-registration';

/** What the pods of a cluster run on. */
export interface ClusterComputeSubject {
  /** @default - not known */
  readonly compute?: ClusterCompute;
}

/** What the pods run on, and how they become targets. */
export interface ComputeSubject extends ClusterComputeSubject {
  readonly registration: EntryPointRegistration['kind'];
}

const example: ComputeSubject = { registration: 'auto-scaling-groups' };

const ofCluster = checksOn('EksCluster', (given: ClusterComputeSubject) => given);

const check = checksOn('registration', (given: Partial<ComputeSubject>) => ({ ...example, ...given }));

const BINDING = "Use { kind: 'target-group-binding' }, which registers the pods themselves.";

export const autoModeChecks = [
  ofCluster({
    id: 'compute-auto-mode',
    effect: 'risks',
    severity: 'error',
    when: ({ compute }) => compute === 'auto-mode',
    message: 'Entry points are not supported in a cluster in EKS Auto Mode.',
    why: 'Auto Mode has a load balancer controller of its own, with another API group, and what it does with a binding is not verified.',
    fix: 'Use managed node groups or Karpenter for the ingress controller.',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-elb-example.html',
    examples: {
      passes: [{}, { compute: 'managed-node-groups' }],
      fails: [
        {
          compute: 'auto-mode',
          finds: ['error: Entry points are not supported in a cluster in EKS Auto Mode. (compute-auto-mode)'],
        },
      ],
    },
  }),
];

export const computeChecks = [
  check({
    id: 'registration-fargate',
    effect: 'breaks-traffic',
    path: ['registration', 'kind'],
    when: ({ compute, registration }) => compute === 'fargate' && registration !== 'target-group-binding',
    message: ({ registration }) => `Targets are registered by "${registration}" in a cluster that runs on Fargate.`,
    why: 'A pod on Fargate has no EC2 instance that could be a target.',
    fix: BINDING,
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    examples: {
      passes: [{ compute: 'fargate', registration: 'target-group-binding' }, { compute: 'managed-node-groups' }],
      fails: [
        {
          compute: 'fargate',
          finds: [
            'error: registration.kind: Targets are registered by "auto-scaling-groups" in a cluster that runs on Fargate. (registration-fargate)',
          ],
        },
        {
          compute: 'fargate',
          registration: 'tagged-instances',
          finds: [
            'error: registration.kind: Targets are registered by "tagged-instances" in a cluster that runs on Fargate. (registration-fargate)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'registration-karpenter',
    effect: 'breaks-traffic',
    path: ['registration', 'kind'],
    when: ({ compute, registration }) => compute === 'karpenter' && registration !== 'target-group-binding',
    message: ({ registration }) =>
      `Targets are registered by "${registration}" in a cluster whose nodes Karpenter starts.`,
    why: 'Its nodes belong to no Auto Scaling group and come and go between two applies, so they would never be registered, or never removed.',
    fix: BINDING,
    source: 'https://karpenter.sh/docs/faq/',
    examples: {
      passes: [{ compute: 'karpenter', registration: 'target-group-binding' }, { compute: 'self-managed' }],
      fails: [
        {
          compute: 'karpenter',
          finds: [
            'error: registration.kind: Targets are registered by "auto-scaling-groups" in a cluster whose nodes Karpenter starts. (registration-karpenter)',
          ],
        },
        {
          compute: 'karpenter',
          registration: 'tagged-instances',
          finds: [
            'error: registration.kind: Targets are registered by "tagged-instances" in a cluster whose nodes Karpenter starts. (registration-karpenter)',
          ],
        },
      ],
    },
  }),
];
