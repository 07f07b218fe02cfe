import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';

/** Headers of responses. */
export const customHeaders = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/custom-headers',
    summary: 'The ConfigMap with headers that responses get.',
    codec: resourceReference({ to: 'ConfigMap' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.10.1',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [
          {
            detail:
              'each header has to stand in global-allowed-response-headers of the ConfigMap of the controller: else the requests are answered with 503',
          },
        ],
        cautions: [
          {
            applies: (name) => !name.includes('/'),
            examples: ['headers'],
            why: 'The ConfigMap is looked up by namespace and name: a bare name is not found, and the requests are answered with 503.',
            fix: 'Write the namespace too.',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-headers',
        source: 'internal/ingress/annotations/customheaders/main.go',
      },
    },
  }),
] as const;
