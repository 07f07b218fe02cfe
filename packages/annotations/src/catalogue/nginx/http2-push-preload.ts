import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Pushes of HTTP/2. */
export const http2PushPreload = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/http2-push-preload',
    summary: 'Whether "Link" headers with "preload" become pushes of HTTP/2.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: false,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'nginx ignores the directive since 1.25.1.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#http2-push-preload',
        source: 'internal/ingress/annotations/http2pushpreload/main.go',
      },
    },
  }),
] as const;
