import { boolean } from '../../codecs/boolean';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** What counts as the backend. */
export const serviceUpstream = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/service-upstream',
    summary: 'Whether nginx sends requests to the address of the Service, in place of its endpoints.',
    codec: nginxValue(boolean(), { whenEmpty: { effect: 'ignores', becomes: '"false"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: '"false", whatever the ConfigMap says',
        risk: 'Low',
        scope: 'ingress',
        configMapKey: 'service-upstream',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#service-upstream',
        source: 'internal/ingress/annotations/serviceupstream/main.go',
      },
    },
  }),
] as const;
