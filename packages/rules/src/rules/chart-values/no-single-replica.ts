import { valueAt, valuesOf, chartUrl } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

export const noSingleReplica = defineRule({
  name: 'no-single-replica',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'ingress-nginx runs in more than one pod.',
  why: 'One pod is what the chart installs. While its node is drained or it is rolled out, no target is healthy, and every Ingress of the cluster is down; a disruption budget is only made from two pods on.',
  sources: [chartUrl('ingress-nginx', 'values.yaml')],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'ingress-nginx')) {
      const at = (...path: readonly string[]) => valueAt(value, ['controller', ...path]);
      const replicas = at('replicaCount');
      const isScaled = ['autoscaling', 'keda'].some((how) => {
        const isEnabled = at(how, 'enabled');
        return isEnabled !== undefined && isEnabled !== false && Number(at(how, 'minReplicas') ?? 1) > 1;
      });
      if (at('kind') === 'DaemonSet' || isScaled || countOf(replicas) !== 1) continue;
      // Without a number the values may be a part of those of the release.
      if (replicas === undefined && at('service') === undefined) continue;
      yield {
        subject: index,
        path: ['controller', 'replicaCount'],
        message: `There is one pod of ingress-nginx${replicas === undefined ? ', as replicaCount is not given' : ''}.`,
        fix: 'Set controller.replicaCount to the number of zones, or controller.kind to "DaemonSet".',
      };
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
    type: ClusterIP
`,
      },
    ],
    invalid: [
      {
        title: 'Nothing is said.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  service:
    type: ClusterIP
`,
        findings: [
          {
            path: 'controller.replicaCount',
            message: 'There is one pod of ingress-nginx, as replicaCount is not given.',
          },
        ],
      },
      {
        title: 'It is scaled, from one pod on.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 1
  autoscaling:
    enabled: true
    minReplicas: 1
  service:
    type: ClusterIP
`,
        findings: [{ path: 'controller.replicaCount', message: 'There is one pod of ingress-nginx.' }],
      },
    ],
  },
});

function countOf(replicas: unknown): number | undefined {
  if (replicas === undefined) return 1;
  return typeof replicas === 'number' || typeof replicas === 'string' ? Number(replicas) : undefined;
}
