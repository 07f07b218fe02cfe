import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Redirects of nginx itself. */
export const portInRedirect = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/use-port-in-redirects',
    summary: 'Whether redirects of nginx itself name the port that it listens on.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'use-port-in-redirects',
        source: 'internal/ingress/annotations/portinredirect/main.go',
      },
    },
  }),
] as const;
