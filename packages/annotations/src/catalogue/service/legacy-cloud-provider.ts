import { integer } from '../../codecs/integer';
import { defineAnnotation } from '../../define-annotation';

/** What only the AWS cloud provider reads on a Service; the AWS Load Balancer Controller ignores it. */
export const legacyCloudProvider = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout',
    summary: 'The seconds after which a Classic Load Balancer closes a silent connection.',
    codec: integer({ min: 1, max: 4000, boundsBy: 'aws' }),
    appliesTo: ['Service'],
    readBy: {
      'cloud-provider-aws': {
        default: 60,
        onBadValue: 'rejects',
        note: 'It has no effect on a Network Load Balancer.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
] as const;
