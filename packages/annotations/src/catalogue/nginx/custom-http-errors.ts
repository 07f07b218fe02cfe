import { statusCodeList } from '../../codecs/status-code-list';
import { defineAnnotation } from '../../define-annotation';

/** Responses of backends that nginx replaces. */
export const customHttpErrors = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/custom-http-errors',
    summary: 'The status codes of backends in place of which the default backend answers.',
    codec: statusCodeList(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'custom-http-errors',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-http-errors',
        source: 'internal/ingress/annotations/customhttperrors/main.go',
      },
    },
  }),
] as const;
