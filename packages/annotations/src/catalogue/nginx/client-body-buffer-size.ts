import { size } from '../../codecs/size';
import { defineAnnotation } from '../../define-annotation';

/** Bodies of requests in memory. */
export const clientBodyBufferSize = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/client-body-buffer-size',
    summary: 'How much of the body of a request is kept in memory before it goes to a file.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        defaultNote: 'of nginx: 8k or 16k by platform',
        onBadValue: 'rejects',
        cautions: [
          {
            applies: (value) => !/^[0-9]+[km]?$/.test(value),
            examples: ['8g', '8 k'],
            why: 'A number with "b" or "g", or with a space before its unit, passes the validator, and the directive is left out: nginx uses its own default.',
            fix: 'Write a whole number with at most one unit after it, such as "8k" or "8m".',
            effect: 'ignores',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'client-body-buffer-size',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-body-buffer-size',
        source: 'internal/ingress/annotations/clientbodybuffersize/main.go',
      },
    },
  }),
] as const;
