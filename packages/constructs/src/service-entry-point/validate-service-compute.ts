import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { AUTO_MODE } from '../entry-point/validate-compute';
import type { ControllerWorkload } from '../ingress-controller/ingress-controller';

const FARGATE = 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html';

export interface ServiceComputeSpec {
  /** @default - not known */
  readonly compute?: ClusterCompute;
  readonly targetType: 'ip' | 'instance';
  readonly workload?: ControllerWorkload;
}

/** Whether the load balancer of a Service reaches pods where the cluster runs them. */
export function validateServiceCompute({ compute, targetType, workload }: ServiceComputeSpec): Diagnostic[] {
  if (compute === 'auto-mode') return [AUTO_MODE];
  if (compute !== 'fargate') return [];
  return [
    ...(targetType === 'instance'
      ? [
          {
            id: 'service-fargate-nodes',
            severity: 'error',
            path: ['owner'],
            message: 'The targets are nodes in a cluster that runs on Fargate.',
            why: 'A pod on Fargate has no EC2 instance that could be a target.',
            fix: "Use { kind: 'aws-load-balancer-controller', targetType: 'ip' }.",
            source: FARGATE,
          } as const,
        ]
      : []),
    ...(workload === 'DaemonSet'
      ? [
          {
            id: 'service-fargate-daemon-set',
            severity: 'error',
            path: ['ingressNginx', 'workload'],
            message: 'The workload is "DaemonSet" in a cluster that runs on Fargate.',
            why: 'Fargate runs no pods of a DaemonSet, so that there would be none.',
            fix: 'Use the workload "Deployment".',
            source: FARGATE,
          } as const,
        ]
      : []),
  ];
}
