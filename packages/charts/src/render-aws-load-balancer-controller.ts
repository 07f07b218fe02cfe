import { membersOf } from '@eks-ingress/diagnostics';
import type { RenderedObject } from './rendered-object';
import { valueAt } from './value-at';

/** The objects of the chart aws-load-balancer-controller that rules look at. */
export function renderAwsLoadBalancerController(values: unknown): readonly RenderedObject[] {
  const isEmpty = Object.keys(membersOf(values)).length === 0;
  if (isEmpty || valueAt(values, ['createIngressClassResource']) === false) return [];
  const className = valueAt(values, ['ingressClass']);
  const given = valueAt(values, ['ingressClassParams', 'name']);
  const name = typeof given === 'string' && given !== '' ? given : 'aws-load-balancer-controller';
  const spec = membersOf(valueAt(values, ['ingressClassParams', 'spec']));
  const isCreated = valueAt(values, ['ingressClassParams', 'create']) !== false;
  const isUsed = name === given || (isCreated && Object.keys(spec).length > 0);
  const isDefault = valueAt(values, ['ingressClassConfig', 'default']) === true;
  return [
    {
      value: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: {
          name: typeof className === 'string' ? className : 'alb',
          ...(isDefault && { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } }),
        },
        spec: {
          controller: 'ingress.k8s.aws/alb',
          ...(isUsed && { parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name } }),
        },
      },
      origins: [
        { path: [], from: ['ingressClass'] },
        { path: ['metadata', 'annotations'], from: ['ingressClassConfig', 'default'] },
        { path: ['spec', 'parameters'], from: ['ingressClassParams'] },
      ],
    },
    ...(isCreated && isUsed
      ? [
          {
            value: { apiVersion: 'elbv2.k8s.aws/v1beta1', kind: 'IngressClassParams', metadata: { name }, spec },
            origins: [
              { path: [], from: ['ingressClassParams'] },
              { path: ['spec'], from: ['ingressClassParams', 'spec'], isWhole: true },
            ],
          },
        ]
      : []),
  ];
}
