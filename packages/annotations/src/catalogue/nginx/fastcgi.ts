import type { Relation } from '../../annotation';
import { nginxText } from '../../codecs/nginx-text';
import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';

const withFcgi: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/backend-protocol',
  is: ['FCGI'],
  detail: 'nginx does not speak FastCGI with the backends',
};

/** FastCGI with the backends. */
export const fastcgi = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/fastcgi-index',
    summary: 'The file that stands for a directory.',
    codec: nginxText({ expects: 'letters, digits and - . _', pattern: /^[-._A-Za-z0-9]+$/, first: 'remove-spaces' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        onBadValue: 'rejects',
        requires: [withFcgi],
        risk: 'Medium',
        scope: 'location',
        source: 'internal/ingress/annotations/fastcgi/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/fastcgi-params-configmap',
    summary: 'The ConfigMap with the parameters of FastCGI.',
    codec: resourceReference({ to: 'ConfigMap', namespaceFirst: true }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        onBadValue: 'rejects',
        requires: [withFcgi],
        risk: 'Medium',
        scope: 'location',
        crossNamespace: 'ignores',
        source: 'internal/ingress/annotations/fastcgi/main.go',
      },
    },
  }),
] as const;
