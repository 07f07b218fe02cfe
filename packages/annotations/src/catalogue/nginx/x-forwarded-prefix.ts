import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { defineAnnotation } from '../../define-annotation';

/** The path that backends are told of. */
export const xForwardedPrefix = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/x-forwarded-prefix',
    summary: 'The header X-Forwarded-Prefix of requests to the backends.',
    codec: nginxText({
      expects: nginxPatternsInWords.regexPathWithCapture,
      pattern: nginxPatterns.regexPathWithCapture,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        requires: [
          { annotation: 'nginx.ingress.kubernetes.io/rewrite-target', detail: 'the header is sent with it alone' },
        ],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#x-forwarded-prefix-header',
        source: 'internal/ingress/annotations/xforwardedprefix/main.go',
      },
    },
  }),
] as const;
