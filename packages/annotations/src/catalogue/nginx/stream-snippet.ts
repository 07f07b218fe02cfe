import { nginxText } from '../../codecs/nginx-text';
import { defineAnnotation } from '../../define-annotation';

/** Directives of nginx for TCP and UDP. */
export const streamSnippet = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/stream-snippet',
    summary: 'Directives of nginx for its stream block.',
    codec: nginxText({ expects: 'directives of nginx' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.1.1',
        onBadValue: 'ignores',
        risk: 'Critical',
        scope: 'ingress',
        allowedBy: 'allow-snippet-annotations (false), annotations-risk-level (High)',
        note: 'Nothing looks at it: a mistake in it stops all reloads, and its author may do what the controller may, read every Secret for one.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#stream-snippet',
        source: 'internal/ingress/annotations/streamsnippet/main.go',
      },
    },
  }),
] as const;
