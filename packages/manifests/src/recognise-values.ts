import type { ChartName } from '@eks-ingress/diagnostics';
import type { ValuesOf } from './chart-dependencies';
import { chartNames } from './chart-names';
import { isRecord } from './is-record';

/** How the values of a chart look. */
interface Signs {
  /** A file or folder that is named after the chart. */
  readonly name: RegExp;
  /** Paths that many charts have; one of them and the name will do. */
  readonly usual: readonly string[];
  /** Paths that no other chart is known to have. */
  readonly own: readonly string[];
}

const signs: Readonly<Record<ChartName, Signs>> = {
  'ingress-nginx': {
    name: /(^|[^a-z])(ingress-?nginx|nginx-?ingress|nginx)([^a-z]|$)/i,
    usual: ['controller', 'tcp', 'udp', 'defaultBackend'],
    own: [
      'controller.allowSnippetAnnotations',
      'controller.enableAnnotationValidations',
      'controller.opentelemetry',
      'controller.config.allow-snippet-annotations',
      'controller.config.annotations-risk-level',
      'controller.config.compute-full-forwarded-for',
      'controller.config.enable-real-ip',
      'controller.config.log-format-upstream',
      'controller.config.proxy-real-ip-cidr',
      'controller.config.use-forwarded-headers',
      'controller.config.use-proxy-protocol',
    ],
  },
  'aws-load-balancer-controller': {
    name: /(^|[^a-z])(aws-load-balancer-controller|aws-lb-controller|aws-lbc|alb-controller|lbc)([^a-z]|$)/i,
    usual: ['clusterName', 'vpcId', 'region', 'ingressClass', 'defaultTags', 'serviceAccount'],
    own: [
      'createIngressClassResource',
      'ingressClassParams',
      'enableServiceMutatorWebhook',
      'enableBackendSecurityGroup',
      'backendSecurityGroup',
      'disableIngressClassAnnotation',
      'disableIngressGroupNameAnnotation',
      'disableRestrictedSecurityGroupRules',
      'defaultTargetType',
      'defaultSSLPolicy',
      'enableShield',
      'enableWafv2',
      'externalManagedTags',
      'targetgroupbindingMaxConcurrentReconciles',
    ],
  },
};

/**
 * Whose values a document is, by what it says and how its file is named; undefined when that could be anybody's, as a
 * wrong guess costs more than none.
 */
export function recogniseValues(value: unknown, file: string): ValuesOf | undefined {
  if (!isRecord(value) || 'kind' in value || 'apiVersion' in value) return undefined;
  for (const chart of chartNames) {
    if (isOf(chart, value, file)) return { chart };
    if (isOf(chart, value[chart], chart)) return { chart, under: chart };
  }
  return undefined;
}

function isOf(chart: ChartName, value: unknown, file: string): boolean {
  const { name, usual, own } = signs[chart];
  const isNamed = name.test(file.split('/').slice(-2).join('/'));
  const has = (path: string) => valueAt(value, path.split('.')) !== undefined;
  return own.some(has) || (isNamed && usual.some((path) => isRecord(value) && has(path)));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
}
