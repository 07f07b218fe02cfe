import { itemsOf } from '@eks-ingress/diagnostics';
import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule, type Report } from '../../rule';

const policyPath = ['controller', 'service', 'externalTrafficPolicy'];

export const localTrafficPolicyNeedsSpread = defineRule({
  name: 'local-traffic-policy-needs-spread',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'With externalTrafficPolicy Local there are pods of ingress-nginx in every zone.',
  why: 'Only nodes with a pod pass the health check, on purpose. A zone without one has no healthy target, and leaves the DNS name of the load balancer; with no healthy target at all a Network Load Balancer sends to all of them, which hides it.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/5592',
    'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip',
  ],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'ingress-nginx')) {
      const report = compare(value, index);
      if (report !== undefined) yield report;
    }
  },
  examples: {
    valid: [
      {
        title: 'A pod on every node.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  kind: DaemonSet
  service:
    type: NodePort
    externalTrafficPolicy: Local
`,
      },
      {
        title: 'Pods are kept apart.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 3
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: topology.kubernetes.io/zone
      whenUnsatisfiable: DoNotSchedule
      labelSelector:
        matchLabels:
          app.kubernetes.io/component: controller
  service:
    loadBalancerClass: service.k8s.aws/nlb
    externalTrafficPolicy: Local
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
      service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false
`,
      },
    ],
    invalid: [
      {
        title: 'Two pods, which may be on one node.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  service:
    loadBalancerClass: service.k8s.aws/nlb
    externalTrafficPolicy: Local
    annotations:
      service.beta.kubernetes.io/aws-load-balancer-scheme: internal
`,
        findings: [
          {
            path: 'controller.service.externalTrafficPolicy',
            message:
              'Nothing spreads the pods over the zones, and nodes without one are unhealthy (externalTrafficPolicy: Local).',
          },
        ],
      },
    ],
  },
});

const targetTypeKey = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

function compare(values: unknown, subject: number): Report | undefined {
  const at = (...path: readonly string[]) => valueAt(values, ['controller', ...path]);
  if (valueAt(values, policyPath) !== 'Local' || at('kind') === 'DaemonSet') return undefined;
  // Targets by address are the pods themselves.
  if (at('service', 'annotations', targetTypeKey) === 'ip') return undefined;
  const constraints = at('topologySpreadConstraints');
  if (at('affinity') !== undefined || (constraints !== undefined && itemsOf(constraints).length > 0)) return undefined;
  if (typeof constraints === 'string' || typeof constraints === 'symbol') return undefined;
  return {
    subject,
    path: policyPath,
    message:
      'Nothing spreads the pods over the zones, and nodes without one are unhealthy (externalTrafficPolicy: Local).',
    fix: 'Set controller.kind to "DaemonSet", or topologySpreadConstraints over topology.kubernetes.io/zone, or use targets by address (nlb-target-type "ip").',
  };
}
