import { parseBool, upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import ipaddr from 'ipaddr.js';
import { configMapKeys, type ConfigMapValueType } from '@eks-ingress/charts';
import type { NginxInstallation } from '../../cluster/nginx-installation';
import { defineRule, type Report } from '../../rule';

const source = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/';

export const validConfigMapValue = defineRule({
  name: 'valid-config-map-value',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'The ConfigMap has values that ingress-nginx can read.',
  why: 'A value that does not convert keeps its default, with one line in the log. One that goes into the configuration of NGINX as it is stops every reload: no Ingress, certificate or endpoint changes any more, for anybody.',
  sources: [source, upstreamUrl('ingress-nginx', 'internal/ingress/controller/template/configmap.go')],
  *check({ cluster }) {
    for (const installation of cluster.nginxInstallations()) yield* badValues(installation);
  },
  examples: {
    valid: [
      {
        title: 'Values of the types that the controller has for them.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    keep-alive: "75"
    proxy-body-size: 8m
    proxy-real-ip-cidr: 10.0.0.0/16,fd00::/64
    ssl-redirect: "false"
    worker-shutdown-timeout: 200s
    annotations-risk-level: High
`,
      },
    ],
    invalid: [
      {
        title: 'The placeholder of the manifest that the project shipped: NGINX looks for a host of that name.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    use-forwarded-headers: "true"
    proxy-real-ip-cidr: XXX.XXX.XXX/XX
`,
        findings: [
          {
            path: 'controller.config["proxy-real-ip-cidr"]',
            message: 'proxy-real-ip-cidr: "XXX.XXX.XXX/XX" is no list of networks.',
          },
        ],
      },
      {
        title: 'Units where a number is expected, and no boolean of Go.',
        yaml: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
data:
  proxy-read-timeout: 60s
  use-gzip: "yes"
  proxy-body-size: 10mb
  annotations-risk-level: Max
`,
        findings: [
          { path: 'data["proxy-read-timeout"]', message: 'proxy-read-timeout: "60s" is no whole number.' },
          { path: 'data["use-gzip"]', message: 'use-gzip: "yes" is no boolean.' },
          { path: 'data["proxy-body-size"]', message: 'proxy-body-size: "10mb" is no size.' },
          {
            path: 'data["annotations-risk-level"]',
            message: 'annotations-risk-level: "Max" is none of Low, Medium, High and Critical.',
          },
        ],
      },
    ],
  },
});

interface Fault {
  /** What the value is not, completing "… is". */
  readonly isNot: string;
  readonly effect: string;
  readonly fix: string;
}

const keepsDefault = 'The controller logs one line and goes on with the default.';
const stopsReload =
  'NGINX refuses the configuration, and goes on with the old one whatever changes; a new pod never gets ready.';

const faults: Readonly<
  Record<Exclude<ConfigMapValueType, 'text'>, Fault & { readonly isGood: (value: string) => boolean }>
> = {
  boolean: {
    // Nothing is false.
    isGood: (value) => value === '' || parseBool(value) !== undefined,
    isNot: 'no boolean',
    effect: keepsDefault,
    fix: 'Write "true" or "false".',
  },
  integer: {
    isGood: (value) => /^([+-]?(0[xX][0-9a-fA-F]+|[0-9]+))?$/.test(value),
    isNot: 'no whole number',
    effect: keepsDefault,
    fix: 'Write digits without a unit; times are in seconds.',
  },
  number: {
    isGood: (value) => value === '' || Number.isFinite(Number(value)),
    isNot: 'no number',
    effect: keepsDefault,
    fix: 'Write a number such as "0.1".',
  },
  size: {
    isGood: (value) => /^([0-9]+[kKmMgG]?)?$/.test(value),
    isNot: 'no size',
    effect: stopsReload,
    fix: 'Write digits and k, m or g, such as "8m".',
  },
  time: {
    isGood: (value) => value.split(' ').every((part) => /^([0-9]+(ms|[smhdwMy]))*[0-9]*$/.test(part)),
    isNot: 'no time',
    effect: stopsReload,
    fix: 'Write digits and a unit, such as "200s".',
  },
  switch: {
    isGood: (value) => /^(|on|off)$/.test(value),
    isNot: 'neither "on" nor "off"',
    effect: stopsReload,
    fix: 'Write "on" or "off".',
  },
  networks: {
    isGood: (value) => value.split(',').every((item) => item === 'unix:' || isNetwork(item.trim())),
    isNot: 'no list of networks',
    effect:
      'NGINX looks for a host of that name and refuses the configuration, and goes on with the old one whatever changes.',
    fix: 'Write CIDR blocks with commas between them, such as "10.0.0.0/16".',
  },
};

const oneOf: Readonly<Record<string, { readonly values: RegExp; readonly names: string; readonly effect: string }>> = {
  'annotations-risk-level': {
    values: /^(low|medium|high|critical)$/i,
    names: 'Low, Medium, High and Critical',
    effect: 'Anything else means Low, and most Ingresses are refused then.',
  },
  'http-redirect-code': {
    values: /^(301|302|307|308)$/,
    names: '301, 302, 307 and 308',
    effect: 'The controller logs one line and uses 308.',
  },
};

function* badValues({ configMap, config }: NginxInstallation): Iterable<Report> {
  if (configMap === undefined) return;
  for (const [key, value] of Object.entries(config)) {
    const type = Object.hasOwn(configMapKeys, key) ? configMapKeys[key] : undefined;
    // Templates are only known once Helm has read them.
    if (type === undefined || typeof value !== 'string' || value.includes('{{')) continue;
    const place = { subject: configMap.subject, path: ['data', key] };
    const choice = Object.hasOwn(oneOf, key) ? oneOf[key] : undefined;
    if (choice !== undefined && !choice.values.test(value)) {
      const message = `${key}: ${quote(value)} is none of ${choice.names}.`;
      yield { ...place, message, why: choice.effect, fix: `Use one of ${choice.names}.` };
    } else if (type !== 'text' && !faults[type].isGood(value)) {
      const { isNot, effect, fix } = faults[type];
      yield { ...place, message: `${key}: ${quote(value)} is ${isNot}.`, why: effect, fix };
    }
  }
}

function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}
