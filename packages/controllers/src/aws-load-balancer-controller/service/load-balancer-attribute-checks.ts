import { servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { annotationPath } from '../../objects/annotation-path';
import { serviceCheck } from './service-check';
import type { ServiceValues } from './service-facts';

const prefix = servicePrefix;

const logs = {
  'aws-load-balancer-access-log-enabled': 'true',
  'aws-load-balancer-access-log-s3-bucket-name': 'logs',
  'aws-load-balancer-access-log-s3-bucket-prefix': 'edge',
};

export const loadBalancerAttributeChecks = [
  serviceCheck({
    id: 'service-attribute-overruled',
    effect: 'ignores',
    when: ({ values }) => {
      const attributes = new Map(Object.entries(values[`${prefix}attributes`] ?? {}));
      return singleAttributes(values).flatMap(([annotation, attribute, value]) => {
        const said = attributes.get(attribute);
        if (value === undefined || said === undefined || said === String(value)) return [];
        return [{ path: annotationPath(`${prefix}attributes`), annotation, attribute, said, value }];
      });
    },
    message: (_service, { annotation, attribute, said, value }) =>
      `${attribute} is ${quote(said)}, and ${prefix}${annotation} makes it ${quote(String(value))}.`,
    why: 'The annotation for the single attribute wins, and the attribute is silently ignored.',
    fix: (_service, { annotation }) => `Remove ${prefix}${annotation}.`,
    source: 'pkg/service/model_build_load_balancer.go',
    examples: {
      passes: [
        {
          annotations: {
            'aws-load-balancer-cross-zone-load-balancing-enabled': 'true',
            'aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
          },
        },
        {
          annotations: {
            'aws-load-balancer-access-log-enabled': 'false',
            'aws-load-balancer-access-log-s3-bucket-name': 'logs',
            'aws-load-balancer-attributes': 'access_logs.s3.enabled=true,access_logs.s3.bucket=others',
          },
        },
        { annotations: { 'aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true' } },
      ],
      fails: [
        {
          annotations: {
            'aws-load-balancer-cross-zone-load-balancing-enabled': 'false',
            'aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
          },
          finds: [
            `warning: metadata.annotations["${prefix}attributes"]: load_balancing.cross_zone.enabled is "true", and ${prefix}cross-zone-load-balancing-enabled makes it "false". (service-attribute-overruled)`,
          ],
        },
        {
          annotations: {
            ...logs,
            'aws-load-balancer-attributes':
              'access_logs.s3.enabled=false,access_logs.s3.bucket=others,access_logs.s3.prefix=shop',
          },
          finds: [
            `warning: metadata.annotations["${prefix}attributes"]: access_logs.s3.enabled is "false", and ${prefix}access-log-enabled makes it "true". (service-attribute-overruled)`,
            `warning: metadata.annotations["${prefix}attributes"]: access_logs.s3.bucket is "others", and ${prefix}access-log-s3-bucket-name makes it "logs". (service-attribute-overruled)`,
            `warning: metadata.annotations["${prefix}attributes"]: access_logs.s3.prefix is "shop", and ${prefix}access-log-s3-bucket-prefix makes it "edge". (service-attribute-overruled)`,
          ],
        },
      ],
    },
  }),
];

/** The annotations for single attributes, those attributes, and what they are made. */
function singleAttributes(
  values: ServiceValues,
): readonly (readonly [annotation: string, attribute: string, value: unknown])[] {
  const crossZone = values[`${prefix}cross-zone-load-balancing-enabled`];
  const single = ['cross-zone-load-balancing-enabled', 'load_balancing.cross_zone.enabled', crossZone] as const;
  if (values[`${prefix}access-log-enabled`] !== true) return [single];
  return [
    single,
    ['access-log-enabled', 'access_logs.s3.enabled', true],
    ['access-log-s3-bucket-name', 'access_logs.s3.bucket', values[`${prefix}access-log-s3-bucket-name`]],
    ['access-log-s3-bucket-prefix', 'access_logs.s3.prefix', values[`${prefix}access-log-s3-bucket-prefix`]],
  ];
}
