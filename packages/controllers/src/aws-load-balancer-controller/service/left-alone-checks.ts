import { quote } from '@eks-ingress/diagnostics';
import { findServiceController } from '../../find-service-controller';
import { serviceCheck } from './service-check';

export const leftAloneChecks = [
  serviceCheck({
    id: 'service-left-alone',
    effect: 'leaves-object',
    path: ['spec'],
    when: ({ service, hasSpec, settings }) =>
      hasSpec && findServiceController(service, settings) !== 'aws-load-balancer-controller',
    message: ({ spec: { loadBalancerClass } }) =>
      `The AWS Load Balancer Controller leaves the Service alone: ${
        loadBalancerClass === undefined
          ? 'neither spec.loadBalancerClass nor the annotations aws-load-balancer-type and aws-load-balancer-nlb-target-type select it'
          : `spec.loadBalancerClass is ${quote(loadBalancerClass)}`
      }.`,
    fix: 'Set spec.loadBalancerClass to "service.k8s.aws/nlb".',
    source: 'pkg/service/service_utils.go',
    examples: {
      passes: [
        {},
        {
          annotations: { 'aws-load-balancer-type': 'external', 'aws-load-balancer-nlb-target-type': 'ip' },
          spec: { loadBalancerClass: undefined },
        },
        { spec: { loadBalancerClass: 'example.com/nlb' }, settings: { loadBalancerClass: 'example.com/nlb' } },
      ],
      fails: [
        {
          spec: { loadBalancerClass: 'example.com/nlb' },
          finds: [
            'error: spec: The AWS Load Balancer Controller leaves the Service alone: spec.loadBalancerClass is "example.com/nlb". (service-left-alone)',
          ],
        },
        {
          spec: { type: 'ClusterIP', loadBalancerClass: undefined },
          finds: [
            'error: spec: The AWS Load Balancer Controller leaves the Service alone: neither spec.loadBalancerClass nor the annotations aws-load-balancer-type and aws-load-balancer-nlb-target-type select it. (service-left-alone)',
          ],
        },
      ],
    },
  }),
];
