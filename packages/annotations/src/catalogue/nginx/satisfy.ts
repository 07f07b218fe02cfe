import { nginxOption } from '../../codecs/nginx-option';
import { defineAnnotation } from '../../define-annotation';

/** How several protections go together. */
export const satisfy = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/satisfy',
    summary: 'Whether a request needs all that protects a location, or any of it.',
    codec: nginxOption(['any', 'all'], { lineBreak: { effect: 'ignores', becomes: '"all"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.22,<=0.24',
        defaultNote: 'all',
        onBadValue: 'ignores',
        badValueBecomes: '"all"',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#satisfy',
        source: 'internal/ingress/annotations/satisfy/main.go',
      },
    },
  }),
] as const;
