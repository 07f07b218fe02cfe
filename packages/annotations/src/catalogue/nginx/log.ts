import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** What nginx logs. */
export const log = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-access-log',
    summary: 'Whether requests are logged.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        default: true,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "true"',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-access-log',
        source: 'internal/ingress/annotations/log/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-rewrite-log',
    summary: 'Whether rewrites of paths are logged.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.12,<=0.15',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-rewrite-log',
        source: 'internal/ingress/annotations/log/main.go',
      },
    },
  }),
] as const;
