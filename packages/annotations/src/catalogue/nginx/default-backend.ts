import { nginxText } from '../../codecs/nginx-text';
import { defineAnnotation } from '../../define-annotation';

/** Who answers when nobody else does. */
export const defaultBackend = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/default-backend',
    summary: 'The Service, of the same namespace, that answers when the Service of a rule has no endpoints.',
    codec: nginxText({
      expects:
        'the name of a Service: at most 63 lower-case letters, digits and "-", with a letter first, without a namespace',
      pattern: /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'The name of a Service that is not there is ignored without a word.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#default-backend',
        source: 'internal/ingress/annotations/defaultbackend/main.go',
      },
    },
  }),
] as const;
