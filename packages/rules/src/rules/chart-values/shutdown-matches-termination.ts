import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule, type Report } from '../../rule';

const terminationPath = ['controller', 'terminationGracePeriodSeconds'];
const gracePath = ['controller', 'extraArgs', 'shutdown-grace-period'];

export const shutdownMatchesTermination = defineRule({
  name: 'shutdown-matches-termination',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Pods of ingress-nginx have the time that they take to end.',
  why: 'A load balancer goes on sending new connections for a minute or more after a pod begins to end. NGINX takes them during shutdown-grace-period, ends the others within worker-shutdown-timeout, and the controller waits post-shutdown-grace-period; what is left when terminationGracePeriodSeconds are over is cut off.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/11890',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2366',
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
        title: '60 + 200 + 10 seconds of 300.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  terminationGracePeriodSeconds: 300
  config:
    worker-shutdown-timeout: 200s
  extraArgs:
    shutdown-grace-period: 60
`,
      },
    ],
    invalid: [
      {
        title: 'The workers alone may take 240 seconds, unless the ConfigMap says otherwise.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  extraArgs:
    shutdown-grace-period: "120"
`,
        findings: [
          {
            path: 'controller.extraArgs["shutdown-grace-period"]',
            message: 'Pods take 120 + 240 + 10 = 370 seconds, and have 300.',
          },
        ],
      },
      {
        title: 'Too little time is left for those that are under way.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  terminationGracePeriodSeconds: 60
`,
        findings: [
          {
            path: 'controller.terminationGracePeriodSeconds',
            message: 'Pods take 0 + 240 + 10 = 250 seconds, and have 60.',
          },
        ],
      },
    ],
  },
});

function compare(values: unknown, subject: number): Report | undefined {
  const given = valueAt(values, terminationPath);
  const grace = valueAt(values, gracePath);
  const times = [
    secondsOf(grace, 0),
    secondsOf(valueAt(values, ['controller', 'config', 'worker-shutdown-timeout']), 240),
    secondsOf(valueAt(values, ['controller', 'extraArgs', 'post-shutdown-grace-period']), 10),
  ];
  const termination = secondsOf(given, 300);
  if (termination === undefined || !times.every((time) => time !== undefined)) return undefined;
  const needed = times.reduce((sum, time) => sum + time, 0);
  if (needed <= termination) return undefined;
  return {
    subject,
    path: grace === undefined ? terminationPath : gracePath,
    message: `Pods take ${times.join(' + ')} = ${needed} seconds, and have ${termination}.`,
    fix: `Set controller.terminationGracePeriodSeconds to ${needed} or more, or worker-shutdown-timeout in controller.config to less.`,
  };
}

/** Seconds, as a number, digits or NGINX writes them; undefined when it is something else. */
function secondsOf(value: unknown, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  const [, digits, unit = 's'] = /^([0-9]+)([smh]?)$/.exec(String(value as string)) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit === '' ? 's' : unit];
  return digits === undefined || seconds === undefined ? undefined : Number(digits) * seconds;
}
