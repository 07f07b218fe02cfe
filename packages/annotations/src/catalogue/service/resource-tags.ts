import { plainStringMap } from '../../codecs/plain-string-map';
import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';
import { refusedTags } from '../refused-tags';

/** Tags of what is built for a Service. */
export const resourceTags = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags',
    summary: 'Tags of everything that is built.',
    codec: stringMap(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        conflicts: [{ detail: 'keys of the --external-managed-tags flag are refused; those of --default-tags win' }],
        cautions: [refusedTags],
        docs: 'docs/guide/service/annotations.md#additional-resource-tags',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: plainStringMap(),
        onBadValue: 'passes-on',
        cautions: [refusedTags],
        note: 'Nothing can be escaped: what follows a second "=" is lost.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
] as const;
