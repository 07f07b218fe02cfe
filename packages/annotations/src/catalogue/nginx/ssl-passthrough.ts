import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** TLS that nginx does not end. */
export const sslPassthrough = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/ssl-passthrough',
    summary: 'Whether TLS connections go to the backend as they are.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'rejects',
        requires: [{ detail: 'the --enable-ssl-passthrough flag of the controller' }],
        risk: 'Low',
        scope: 'ingress',
        note: 'It makes every other annotation of the Ingress void. Behind a load balancer that ends TLS there is nothing to pass through.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#ssl-passthrough',
        source: 'internal/ingress/annotations/sslpassthrough/main.go',
      },
    },
  }),
] as const;
