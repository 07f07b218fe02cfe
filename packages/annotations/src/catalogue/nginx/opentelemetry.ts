import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const withOpentelemetry: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/enable-opentelemetry',
  is: [true],
  unread: true,
  detail: 'it is read with it alone, whatever the ConfigMap says',
};

/** Traces of requests. */
export const opentelemetry = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-opentelemetry',
    summary: 'Whether requests are traced.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.7.0',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'enable-opentelemetry',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-opentelemetry',
        source: 'internal/ingress/annotations/opentelemetry/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/opentelemetry-trust-incoming-span',
    summary: 'Whether a trace that a request brings along is carried on.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.7.0',
        default: true,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [withOpentelemetry],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'opentelemetry-trust-incoming-span',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#opentelemetry-trust-incoming-span',
        source: 'internal/ingress/annotations/opentelemetry/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/opentelemetry-operation-name',
    summary: 'The name of the operation in traces.',
    codec: nginxText({ expects: 'letters, digits and - _', pattern: /^[-_A-Za-z0-9]*$/, first: 'remove-spaces' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.7.0',
        onBadValue: 'rejects',
        requires: [withOpentelemetry],
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'opentelemetry-operation-name',
        source: 'internal/ingress/annotations/opentelemetry/main.go',
      },
    },
  }),
] as const;
