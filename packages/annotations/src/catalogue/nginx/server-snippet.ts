import { nginxText } from '../../codecs/nginx-text';
import { defineAnnotation } from '../../define-annotation';

/** Directives of nginx for a server. */
export const serverSnippet = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/server-snippet',
    summary: 'Directives of nginx for the server of each host.',
    codec: nginxText({ expects: 'directives of nginx' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        risk: 'Critical',
        scope: 'ingress',
        allowedBy: 'allow-snippet-annotations (false), annotations-risk-level (High)',
        note: 'Nothing looks at it: a mistake in it stops all reloads, and its author may do what the controller may, read every Secret for one.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-snippet',
        source: 'internal/ingress/annotations/serversnippet/main.go',
      },
    },
  }),
] as const;
