import type { Relation } from '../../annotation';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxWord } from '../../codecs/nginx-word';
import { defineAnnotation } from '../../define-annotation';

const withTarget: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/mirror-target',
  detail: 'no request is mirrored',
};

/** Requests that a second backend gets too. */
export const mirror = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/mirror-request-body',
    summary: 'Whether the second backend gets the bodies of requests.',
    codec: nginxWord(['on', 'off'], { otherwise: { effect: 'ignores', becomes: '"on"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 'on',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "on"',
        requires: [withTarget],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#mirror',
        source: 'internal/ingress/annotations/mirror/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/mirror-target',
    summary: 'The address of a second backend that gets each request too, and whose responses are thrown away.',
    codec: nginxText({
      expects: nginxPatternsInWords.isValidRegex,
      pattern: nginxPatterns.isValidRegex,
      first: 'trim',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.28,<=0.30',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        risk: 'High',
        scope: 'ingress',
        note: 'An unknown variable of nginx stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#mirror',
        source: 'internal/ingress/annotations/mirror/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/mirror-host',
    summary: 'The header Host of requests to the second backend.',
    codec: nginxText({
      expects: nginxPatternsInWords.isValidRegex,
      pattern: nginxPatterns.isValidRegex,
      first: 'trim',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.1',
        defaultNote: 'the host of mirror-target',
        onBadValue: 'ignores',
        badValueBecomes: 'the host of mirror-target',
        requires: [withTarget],
        risk: 'High',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#mirror',
        source: 'internal/ingress/annotations/mirror/main.go',
      },
    },
  }),
] as const;
