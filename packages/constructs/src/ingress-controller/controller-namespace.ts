import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { Construct } from 'constructs';

/** The namespace of a controller; with readiness gates, the AWS Load Balancer Controller adds them to its pods. */
export function controllerNamespace(scope: Construct, name: string, readinessGate = false): NamespaceV1 {
  return new NamespaceV1(scope, 'Namespace', {
    metadata: {
      name,
      labels: readinessGate ? { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } : {},
    },
  });
}
