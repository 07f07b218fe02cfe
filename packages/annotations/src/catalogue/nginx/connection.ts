import { nginxWord } from '../../codecs/nginx-word';
import { defineAnnotation } from '../../define-annotation';

/** The header Connection to the backends. */
export const connection = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/connection-proxy-header',
    summary: 'The header Connection of requests to the backends.',
    codec: nginxWord(['close', 'keep-alive'], { otherwise: { effect: 'stops-reloads' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#connection-proxy-header',
        source: 'internal/ingress/annotations/connection/main.go',
      },
    },
  }),
] as const;
