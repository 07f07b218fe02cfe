import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Responses of backends that nginx leaves alone. */
export const disableProxyInterceptErrors = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/disable-proxy-intercept-errors',
    summary: 'Whether nginx passes on the errors of backends, whatever custom-http-errors says.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.9.5',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: '"false"',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/custom-http-errors',
            unseen: 'custom-http-errors of the ConfigMap',
            detail: 'nothing is replaced',
          },
        ],
        risk: 'Low',
        scope: 'location',
        source: 'internal/ingress/annotations/disableproxyintercepterrors/main.go',
      },
    },
  }),
] as const;
