import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { ClusterCompute } from '../cluster/eks-cluster';
import type { EntryPointRegistration } from './entry-point-registration';

export interface ComputeSpec {
  readonly compute?: ClusterCompute;
  readonly registration: EntryPointRegistration['kind'];
}

/** Whether targets can be registered in this way where the cluster's pods run. */
export function validateCompute({ compute, registration }: ComputeSpec): Diagnostic[] {
  if (compute === 'auto-mode') return [AUTO_MODE];
  if (registration === 'target-group-binding') return [];
  const finding = { severity: 'error', path: ['registration', 'kind'], fix: BINDING } as const;
  if (compute === 'fargate') {
    return [
      {
        ...finding,
        id: 'registration-fargate',
        message: `Targets are registered by "${registration}" in a cluster that runs on Fargate.`,
        why: 'A pod on Fargate has no EC2 instance that could be a target.',
        source: 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
      },
    ];
  }
  if (compute === 'karpenter') {
    return [
      {
        ...finding,
        id: 'registration-karpenter',
        message: `Targets are registered by "${registration}" in a cluster whose nodes Karpenter starts.`,
        why: 'Its nodes belong to no Auto Scaling group and come and go between two applies, so they would never be registered, or never removed.',
        source: 'https://karpenter.sh/docs/faq/',
      },
    ];
  }
  return [];
}

const BINDING = "Use { kind: 'target-group-binding' }, which registers the pods themselves.";

export const AUTO_MODE: Diagnostic = {
  id: 'compute-auto-mode',
  severity: 'error',
  path: [],
  message: 'Entry points are not supported in a cluster in EKS Auto Mode.',
  why: 'Auto Mode has a load balancer controller of its own, with another API group, and what it does with a binding is not verified.',
  fix: 'Use managed node groups or Karpenter for the ingress controller.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/auto-elb-example.html',
};
