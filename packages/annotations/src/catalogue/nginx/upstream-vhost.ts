import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { defineAnnotation } from '../../define-annotation';

/** The host name that backends see. */
export const upstreamVhost = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/upstream-vhost',
    summary: 'The header Host of requests to the backends.',
    codec: nginxText({
      expects: nginxPatternsInWords.isValidRegex,
      pattern: nginxPatterns.isValidRegex,
      first: 'trim',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-nginx-upstream-vhost',
        source: 'internal/ingress/annotations/upstreamvhost/main.go',
      },
    },
  }),
] as const;
