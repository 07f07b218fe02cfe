import { nearest, quote } from '@eks-ingress/diagnostics';
import {
  type Chart,
  charts,
  keysBelow,
  typeOf,
  walkValues,
  type GivenValue,
  valueAt,
  chartUrl,
} from '@eks-ingress/charts';
import { defineRule, type Report } from '../../rule';

export const noUnknownChartValue = defineRule({
  name: 'no-unknown-chart-value',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Values are such as the chart reads.',
  why: 'Helm takes any value, and neither chart has a schema: one that no template reads is ignored without a word.',
  sources: [chartUrl('ingress-nginx', 'values.yaml'), chartUrl('aws-load-balancer-controller', 'values.yaml')],
  fixable: true,
  *check({ subjects }) {
    for (const [index, subject] of subjects.entries()) {
      if (subject.kind !== 'chart-values') continue;
      const chart = charts[subject.chart];
      for (const given of walkValues(chart, subject.value)) {
        if (given.type === undefined) yield report(chart, given, subject.value, index);
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'Every value is read; below annotations, config and the like any key is.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 3
  podAnnotations:
    example.com/team: edge
  service:
    type: ClusterIP
`,
      },
    ],
    invalid: [
      {
        title: 'Two letters are missing, and there is one pod.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCont: 3
  service:
    type: ClusterIP
`,
        findings: [
          {
            path: 'controller.replicaCont',
            message: `The chart ingress-nginx ${charts['ingress-nginx'].version} reads no value controller.replicaCont.`,
          },
        ],
        fixed: `
controller:
  replicaCount: 3
  service:
    type: ClusterIP
`,
      },
      {
        title: 'A value of earlier versions of the chart.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  image:
    registry: registry.example.com
  service:
    type: ClusterIP
`,
        findings: [
          {
            path: 'controller.image.registry',
            message: `The chart ingress-nginx ${charts['ingress-nginx'].version} reads no value controller.image.registry.`,
          },
        ],
      },
      {
        title: 'The chart has the key without its first letter wrong: this one does nothing.',
        chart: 'aws-load-balancer-controller',
        yaml: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
enableWafV2: false
`,
        findings: [
          {
            path: 'enableWafV2',
            message: `The chart aws-load-balancer-controller ${charts['aws-load-balancer-controller'].version} reads no value enableWafV2.`,
          },
        ],
        fixed: `
clusterName: shop
region: eu-central-1
vpcId: vpc-0a1b2c3d4e5f60718
keepTLSSecret: true
enableWafv2: false
`,
      },
    ],
  },
});

function report(chart: Chart, { path, value }: GivenValue, values: unknown, subject: number): Report {
  const name = path.join('.');
  const former = formerOf(chart, name);
  const meant = former === undefined ? meantBy(chart, path) : undefined;
  const parent = path.slice(0, -1);
  const canRename = meant !== undefined && meant.slice(0, -1).join('.') === parent.join('.');
  const isFree = canRename && valueAt(values, meant) === undefined && fits(chart, meant, value);
  return {
    subject,
    path,
    at: 'key',
    message: `The chart ${chart.name} ${chart.version} reads no value ${name}.`,
    fix:
      former ??
      (meant === undefined
        ? 'Remove it, or see in values.yaml of the chart what it is called.'
        : `Did you mean ${meant.join('.')}?`),
    ...(isFree && {
      fixes: [
        {
          title: `Rename it to ${quote(meant.at(-1))}`,
          isSafe: true,
          subject,
          edits: [{ kind: 'rename', path, to: meant.at(-1) ?? '' }],
        },
      ],
    }),
  };
}

function formerOf({ formerValues }: Chart, name: string): string | undefined {
  const start = Object.keys(formerValues).find((former) => name === former || name.startsWith(`${former}.`));
  return start === undefined ? undefined : formerValues[start];
}

/** The value that was most likely meant: one beside it of a similar name, or the only one of its name elsewhere. */
function meantBy(chart: Chart, path: readonly string[]): readonly string[] | undefined {
  const parent = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  const sibling = nearest(key, keysBelow(chart, parent.join('.')));
  if (sibling !== undefined) return [...parent, sibling];
  const elsewhere = Object.keys(chart.values).filter((known) => known === key || known.endsWith(`.${key}`));
  const [only] = elsewhere;
  return elsewhere.length === 1 && only !== undefined ? only.split('.') : undefined;
}

function fits(chart: Chart, path: readonly string[], value: unknown): boolean {
  const type = typeOf(chart, path);
  if (Array.isArray(value)) return type === 'list';
  if (typeof value === 'object') return type === 'map';
  return type === 'any' || type === 'text' || type === (typeof value === 'number' ? 'integer' : typeof value);
}
