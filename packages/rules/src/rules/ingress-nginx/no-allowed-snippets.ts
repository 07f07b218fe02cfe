import { isOn, type NginxInstallation } from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

const allowKey = 'allow-snippet-annotations';
const riskKey = 'annotations-risk-level';

export const noAllowedSnippets = defineRule({
  name: 'no-allowed-snippets',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Whoever writes an Ingress does not write the configuration of NGINX.',
  why: 'A snippet annotation is configuration of NGINX as it stands: it can read the Secrets of all namespaces with the rights of the controller, switch off the authentication of others, and reach the holes of an NGINX that nobody mends (CVE-2021-25742, CVE-2026-42945).',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  ],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) yield* permissions(installation);
  },
  examples: {
    valid: [
      {
        title: 'As the chart comes.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  allowSnippetAnnotations: false
  config:
    annotations-risk-level: High
`,
      },
    ],
    invalid: [
      {
        title: 'Both gates are open.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  allowSnippetAnnotations: true
  config:
    annotations-risk-level: Critical
`,
        findings: [
          { path: 'controller.allowSnippetAnnotations', message: 'Snippet annotations are allowed.' },
          {
            path: 'controller.config["annotations-risk-level"]',
            message: 'Annotations of every risk are taken ("Critical").',
          },
        ],
      },
      {
        title: 'One gate is open: the webhook still refuses snippets, as their risk is Critical.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  allowSnippetAnnotations: true
`,
        findings: [
          {
            path: 'controller.allowSnippetAnnotations',
            message:
              'Snippet annotations are allowed, and refused all the same while annotations-risk-level is not "Critical" (since 1.12).',
          },
        ],
      },
    ],
  },
});

function* permissions({ configMap, config }: NginxInstallation): Iterable<Report> {
  if (configMap === undefined) return;
  const { subject } = configMap;
  const isCritical = String(config[riskKey]).toLowerCase() === 'critical';
  if (isOn(config[allowKey])) {
    yield {
      subject,
      path: ['data', allowKey],
      message: isCritical
        ? 'Snippet annotations are allowed.'
        : `Snippet annotations are allowed, and refused all the same while ${riskKey} is not "Critical" (since 1.12).`,
      fix: 'Set it to "false"; what everybody needs goes into the ConfigMap, which is yours alone.',
    };
  }
  if (isCritical) {
    yield {
      subject,
      path: ['data', riskKey],
      message: 'Annotations of every risk are taken ("Critical").',
      fix: 'Set it to "High", which refuses snippets alone.',
    };
  }
}
