import { quote } from '@eks-ingress/diagnostics';
import { charts, type ChartValueType, unknownValue, walkValues, type GivenValue, chartUrl } from '@eks-ingress/charts';
import { defineRule, type Report } from '../../rule';

export const validChartValue = defineRule({
  name: 'valid-chart-value',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Values have the type that the chart expects.',
  why: 'Templates take every text for true, "false" as well, or pass a value of the wrong type by; a list in place of a map makes objects that Kubernetes refuses.',
  sources: [
    'https://helm.sh/docs/chart_template_guide/control_structures/#ifelse',
    chartUrl('ingress-nginx', 'README.md#values'),
  ],
  fixable: true,
  *check({ subjects }) {
    for (const [index, subject] of subjects.entries()) {
      if (subject.kind !== 'chart-values') continue;
      for (const given of walkValues(charts[subject.chart], subject.value)) {
        const expected = given.type && faultOf(given.type, given.value);
        if (expected !== undefined) yield report(given, expected, index);
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'Booleans without quotes, annotations as a map.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  publishService:
    enabled: false
  service:
    type: ClusterIP
    annotations:
      example.com/team: edge
`,
      },
    ],
    invalid: [
      {
        title: 'The text "false" is true.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  publishService:
    enabled: "false"
  service:
    type: ClusterIP
`,
        findings: [
          {
            path: 'controller.publishService.enabled',
            message: 'controller.publishService.enabled is "false", and a boolean is expected.',
          },
        ],
        fixed: `
controller:
  replicaCount: 2
  publishService:
    enabled: false
  service:
    type: ClusterIP
`,
      },
      {
        title: 'A list where a map is expected.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  podAnnotations:
    - example.com/team=edge
  service:
    type: ClusterIP
`,
        findings: [
          {
            path: 'controller.podAnnotations',
            message: 'controller.podAnnotations is ["example.com/team=edge"], and a map is expected.',
          },
        ],
      },
    ],
  },
});

function faultOf(type: ChartValueType, value: unknown): string | undefined {
  if (value === unknownValue) return undefined;
  const isList = Array.isArray(value);
  const isMap = typeof value === 'object' && !isList;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'a boolean';
    case 'list':
      // Some texts are templates of lists.
      return isList || typeof value === 'string' ? undefined : 'a list';
    case 'map':
      return isMap || value === '' ? undefined : 'a map';
    case 'integer':
      return isList || isMap || typeof value === 'boolean' ? 'a number' : undefined;
    case 'any':
    case 'text':
      return undefined;
  }
}

function report({ path, value }: GivenValue, expected: string, subject: number): Report {
  const meant = expected === 'a boolean' && (value === 'true' || value === 'false');
  return {
    subject,
    path,
    message: `${path.join('.')} is ${quote(value)}, and ${expected} is expected.`,
    fix: meant ? `Write ${value} without quotes.` : `Write ${expected}.`,
    ...(meant && {
      fixes: [
        { title: `Write ${value}`, isSafe: true, subject, edits: [{ kind: 'set', path, value: value === 'true' }] },
      ],
    }),
  };
}
