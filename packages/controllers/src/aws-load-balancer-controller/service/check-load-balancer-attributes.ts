import { quote } from '@eks-ingress/diagnostics';
import type { ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

/** Whether the attributes of the load balancer say what the older annotations for single ones say. */
export function checkLoadBalancerAttributes({ values }: ServiceFacts): readonly ControllerFinding[] {
  const attributes = new Map(Object.entries(values[`${prefix}attributes`] ?? {}));
  const logs = values[`${prefix}access-log-enabled`] === true;
  const single: readonly (readonly [annotation: string, attribute: string, value: unknown])[] = [
    [
      'cross-zone-load-balancing-enabled',
      'load_balancing.cross_zone.enabled',
      values[`${prefix}cross-zone-load-balancing-enabled`],
    ],
    ['access-log-enabled', 'access_logs.s3.enabled', logs || undefined],
    [
      'access-log-s3-bucket-name',
      'access_logs.s3.bucket',
      logs ? values[`${prefix}access-log-s3-bucket-name`] : undefined,
    ],
    [
      'access-log-s3-bucket-prefix',
      'access_logs.s3.prefix',
      logs ? values[`${prefix}access-log-s3-bucket-prefix`] : undefined,
    ],
  ];
  return single.flatMap(([annotation, attribute, value]) => {
    const said = attributes.get(attribute);
    if (value === undefined || said === undefined || said === String(value)) return [];
    return [
      serviceFinding('aws-load-balancer-controller', {
        id: 'service-attribute-overruled',
        at: `${prefix}attributes`,
        message: `${attribute} is ${quote(said)}, and ${prefix}${annotation} makes it ${quote(String(value))}.`,
        effect: 'ignores',
        why: 'The annotation for the single attribute wins, and the attribute is silently ignored.',
        fix: `Remove ${prefix}${annotation}.`,
        source: 'pkg/service/model_build_load_balancer.go',
      }),
    ];
  });
}
