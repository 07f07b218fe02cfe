import { size } from '../../codecs/size';
import { defineAnnotation } from '../../define-annotation';

/** How ingress-nginx passes requests on. */
export const proxy = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-body-size',
    summary: 'The largest body that a request may have; 0 is without limit.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: '1m',
        defaultNote: 'of the proxy-body-size key of the ConfigMap',
        onBadValue: 'ignores',
        badValueBecomes: 'the default',
        risk: 'Medium',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-max-body-size',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
] as const;
