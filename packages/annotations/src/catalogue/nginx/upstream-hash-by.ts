import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const leavesAllOut = { effect: 'ignores', becomes: 'nothing: requests are not hashed' } as const;
const withHash: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/upstream-hash-by',
  detail: 'requests are not hashed',
};

/** Requests that stay with one endpoint by what they hold. */
export const upstreamHashBy = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/upstream-hash-by',
    summary: 'The text and variables of nginx that requests are hashed by, to find their endpoint.',
    codec: nginxText({
      expects: nginxPatternsInWords.nginxVariable,
      pattern: nginxPatterns.nginxVariable,
      first: 'remove-spaces',
      whenEmpty: leavesAllOut,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        conflicts: [{ annotation: 'nginx.ingress.kubernetes.io/affinity', detail: 'the cookie decides' }],
        risk: 'High',
        scope: 'location',
        note: 'A variable that is not there hashes as empty.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-nginx-upstream-hashing',
        source: 'internal/ingress/annotations/upstreamhashby/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/upstream-hash-by-subset',
    summary: 'Whether requests are spread over a few endpoints, in place of one.',
    codec: nginxValue(boolean(), { whenEmpty: leavesAllOut }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: false,
        onBadValue: 'rejects',
        requires: [withHash],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-nginx-upstream-hashing',
        source: 'internal/ingress/annotations/upstreamhashby/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/upstream-hash-by-subset-size',
    summary: 'How many endpoints those are.',
    codec: nginxInteger({
      whenEmpty: leavesAllOut,
      check: (value) =>
        value === 0 ? { ok: false, problem: 'it is 0', effect: 'misreads', becomes: '"3"' } : undefined,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: 3,
        onBadValue: 'rejects',
        requires: [
          withHash,
          {
            annotation: 'nginx.ingress.kubernetes.io/upstream-hash-by-subset',
            is: [true],
            detail: 'requests go to one endpoint',
          },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-nginx-upstream-hashing',
        source: 'internal/ingress/annotations/upstreamhashby/main.go',
      },
    },
  }),
] as const;
