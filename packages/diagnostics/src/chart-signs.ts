import type { ChartName } from './subject';

/** How the values of a chart look. */
export interface ChartSigns {
  /** A file or folder that is named after the chart. */
  readonly name: RegExp;
  /** Paths that many charts have; one of them and the name will do. */
  readonly usual: readonly string[];
  /** Paths that no other chart is known to have. */
  readonly own: readonly string[];
}

/** How the values of each chart are told from those of others. */
export const chartSigns: Readonly<Record<ChartName, ChartSigns>> = {
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
