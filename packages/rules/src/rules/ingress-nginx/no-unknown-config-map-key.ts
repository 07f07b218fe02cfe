import { upstreamUrl } from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import { configMapKeys, meantConfigMapKeys } from '@eks-ingress/charts';
import type { NginxInstallation } from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

export const noUnknownConfigMapKey = defineRule({
  name: 'no-unknown-config-map-key',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'The ConfigMap has keys that ingress-nginx reads.',
  why: 'ingress-nginx ignores a key that it does not know without a line in its log.',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/',
    upstreamUrl('ingress-nginx', 'internal/ingress/controller/config/config.go'),
  ],
  fixable: true,
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) yield* unknownKeys(installation);
  },
  examples: {
    valid: [
      {
        title: 'Keys of the controller.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    keep-alive: "75"
    proxy-body-size: 8m
`,
      },
    ],
    invalid: [
      {
        title: 'The name of the directive of NGINX, which is another one here.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    client-max-body-size: 8m
`,
        findings: [
          {
            path: 'controller.config["client-max-body-size"]',
            message: 'ingress-nginx reads no key "client-max-body-size".',
          },
        ],
        fixed: `
controller:
  replicaCount: 2
  config:
    proxy-body-size: 8m
`,
      },
      {
        title: 'Two letters are missing.',
        yaml: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
data:
  compute-full-forward-for: "true"
`,
        findings: [
          {
            path: 'data["compute-full-forward-for"]',
            message: 'ingress-nginx reads no key "compute-full-forward-for".',
          },
        ],
        fixed: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
data:
  compute-full-forwarded-for: "true"
`,
      },
    ],
  },
});

function* unknownKeys({ configMap, config }: NginxInstallation): Iterable<Report> {
  if (configMap === undefined) return;
  const { subject } = configMap;
  for (const key of Object.keys(config).filter((name) => !Object.hasOwn(configMapKeys, name))) {
    const isListed = Object.hasOwn(meantConfigMapKeys, key);
    const meant = isListed ? meantConfigMapKeys[key] : nearest(key, Object.keys(configMapKeys));
    const path = ['data', key];
    yield {
      subject,
      path,
      at: 'key',
      message: `ingress-nginx reads no key ${quote(key)}.`,
      fix: meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`,
      ...(meant !== undefined &&
        !Object.hasOwn(config, meant) && {
          fixes: [
            { title: `Rename it to ${meant}`, isSafe: true, subject, edits: [{ kind: 'rename', path, to: meant }] },
          ],
        }),
    };
  }
}
