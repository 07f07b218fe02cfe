import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

const places = [
  {
    path: ['controller', 'admissionWebhooks', 'enabled'],
    message: 'The admission webhook is off.',
    why: 'Nobody refuses an Ingress then: two for one host and path, annotations of a forbidden risk, and paths that break out of their location are taken in silence.',
  },
  {
    path: ['controller', 'enableAnnotationValidations'],
    message: 'Annotations are not validated.',
    why: 'Their values go into the configuration of NGINX unseen: several CVEs (CVE-2025-1974 and its kin) need just that.',
  },
];

export const noDisabledAdmissionWebhook = defineRule({
  name: 'no-disabled-admission-webhook',
  topic: 'chart-values',
  severity: 'warning',
  preset: 'recommended',
  summary: 'ingress-nginx validates Ingresses and their annotations.',
  why: 'Nobody refuses a bad Ingress otherwise, and one bad Ingress keeps NGINX from reloading for everybody.',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/how-it-works/#avoiding-outage-from-wrong-configuration',
    'https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/',
  ],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'ingress-nginx')) {
      for (const { path, message, why } of places.filter((place) => valueAt(value, place.path) === false)) {
        yield { subject: index, path, message, why, fix: 'Remove it; it is on by default.' };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'As the chart comes.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  admissionWebhooks:
    failurePolicy: Fail
`,
      },
    ],
    invalid: [
      {
        title: 'Both are off.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  enableAnnotationValidations: false
  admissionWebhooks:
    enabled: false
`,
        findings: [
          { path: 'controller.admissionWebhooks.enabled', message: 'The admission webhook is off.' },
          { path: 'controller.enableAnnotationValidations', message: 'Annotations are not validated.' },
        ],
      },
    ],
  },
});
