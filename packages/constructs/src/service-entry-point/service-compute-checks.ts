import { checksOn } from '@eks-ingress/diagnostics';
import type { ClusterCompute } from '../cluster/eks-cluster';
import type { ControllerWorkload } from '../ingress-controller/ingress-controller';

const FARGATE = 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html';

/** What the pods behind a Service run on. */
export interface ServiceComputeSubject {
  /** @default - not known */
  readonly compute?: ClusterCompute;
  readonly targetType: 'ip' | 'instance';
  /** @default - not known */
  readonly workload?: ControllerWorkload;
}

const example: ServiceComputeSubject = { compute: 'fargate', targetType: 'ip', workload: 'Deployment' };

const check = checksOn('ServiceEntryPoint', (given: Partial<ServiceComputeSubject>) => ({ ...example, ...given }));

/** Whether the load balancer of a Service reaches pods where the cluster runs them. */
export const serviceComputeChecks = [
  check({
    id: 'service-fargate-nodes',
    effect: 'breaks-traffic',
    path: ['owner'],
    when: ({ compute, targetType }) => compute === 'fargate' && targetType === 'instance',
    message: 'The targets are nodes in a cluster that runs on Fargate.',
    why: 'A pod on Fargate has no EC2 instance that could be a target.',
    fix: "Use { kind: 'aws-load-balancer-controller', targetType: 'ip' }.",
    source: FARGATE,
    examples: {
      passes: [{}, { compute: 'karpenter', targetType: 'instance' }, { compute: undefined, targetType: 'instance' }],
      fails: [
        {
          targetType: 'instance',
          finds: ['error: owner: The targets are nodes in a cluster that runs on Fargate. (service-fargate-nodes)'],
        },
      ],
    },
  }),
  check({
    id: 'service-fargate-daemon-set',
    effect: 'breaks-traffic',
    path: ['ingressNginx', 'workload'],
    when: ({ compute, workload }) => compute === 'fargate' && workload === 'DaemonSet',
    message: 'The workload is "DaemonSet" in a cluster that runs on Fargate.',
    why: 'Fargate runs no pods of a DaemonSet, so that there would be none.',
    fix: 'Use the workload "Deployment".',
    source: FARGATE,
    examples: {
      passes: [{}, { compute: 'managed-node-groups', workload: 'DaemonSet' }],
      fails: [
        {
          workload: 'DaemonSet',
          finds: [
            'error: ingressNginx.workload: The workload is "DaemonSet" in a cluster that runs on Fargate. (service-fargate-daemon-set)',
          ],
        },
      ],
    },
  }),
];
