import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';
import { refusedTags } from '../refused-tags';

/** Tags of what is built for an Ingress. */
export const resourceTags = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/tags',
    summary: 'Tags of everything that is built.',
    codec: stringMap(),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        group: 'merge-per-key',
        backendService: 'merges-per-key',
        ingressClassParams: 'tags',
        conflicts: [{ detail: 'keys of the --external-managed-tags flag are refused; those of --default-tags win' }],
        cautions: [refusedTags],
        note: 'Listener rules have the tags of their own Ingress alone. The tags that the controller knows its resources by win silently.',
        docs: 'docs/guide/ingress/annotations.md#tags',
        source: 'pkg/ingress/model_build_tags.go',
      },
    },
  }),
] as const;
