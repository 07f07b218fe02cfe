import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { regexProblem } from '../../codecs/regex-syntax';
import { defineAnnotation } from '../../define-annotation';

const withCanary: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/canary',
  is: [true],
  effect: 'misreads',
  becomes: 'an annotation of an ordinary Ingress',
  detail: 'the Ingress is no canary, and competes with the one that it should help',
};

/** Ingresses that take a part of the requests of another one. */
export const canary = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary',
    summary: 'Whether the Ingress takes a part of the requests of the Ingress with the same host and path.',
    codec: nginxValue(boolean(), { whenEmpty: { effect: 'misreads', becomes: '"false"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: false,
        onBadValue: 'misreads',
        badValueBecomes: '"false": the Ingress is an ordinary one, and competes with the one that it should help',
        risk: 'Low',
        scope: 'ingress',
        note: 'The Ingress takes the other annotations from the one that it helps, but for load-balance, upstream-hash-by and those of affinity.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-weight',
    summary: 'How many requests of canary-weight-total the Ingress takes.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        default: 0,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "0"',
        requires: [withCanary],
        cautions: [
          {
            applies: (value) => value < 0,
            examples: ['-1'],
            why: 'A negative weight takes no requests.',
            fix: 'Write 0 or more.',
          },
        ],
        risk: 'Low',
        scope: 'ingress',
        note: 'That it is at most canary-weight-total is not checked.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-weight-total',
    summary: 'What canary-weight is a part of.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.1.1',
        default: 100,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "100"',
        requires: [withCanary],
        cautions: [
          {
            applies: (value) => value <= 0,
            examples: ['0', '-1'],
            why: 'Of a number that is not positive no weight is a part.',
            fix: 'Write 1 or more.',
          },
        ],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-by-header',
    summary: 'The header that sends a request to the Ingress with the value "always", and keeps it away with "never".',
    codec: nginxText({
      expects: nginxPatternsInWords.basicChars,
      pattern: nginxPatterns.basicChars,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withCanary],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-by-header-value',
    summary: 'The value of the header that sends a request to the Ingress, in place of "always" and "never".',
    codec: nginxText({
      expects: nginxPatternsInWords.basicChars,
      pattern: nginxPatterns.basicChars,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.22,<=0.24',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [
          withCanary,
          { annotation: 'nginx.ingress.kubernetes.io/canary-by-header', detail: 'no header is looked at' },
        ],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-by-header-pattern',
    summary: 'The regular expression that the header matches of requests that go to the Ingress.',
    codec: nginxText({ expects: nginxPatternsInWords.isValidRegex, pattern: nginxPatterns.isValidRegex }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.28,<=0.30',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [
          withCanary,
          { annotation: 'nginx.ingress.kubernetes.io/canary-by-header', detail: 'no header is looked at' },
        ],
        conflicts: [
          { annotation: 'nginx.ingress.kubernetes.io/canary-by-header-value', detail: 'that one is compared' },
        ],
        cautions: [
          {
            applies: (value) => regexProblem(value, 'pcre') !== undefined,
            examples: ['(beta'],
            why: 'An expression that does not compile matches no request.',
            fix: 'Mend the expression.',
          },
        ],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/canary-by-cookie',
    summary: 'The cookie that sends a request to the Ingress with the value "always", and keeps it away with "never".',
    codec: nginxText({
      expects: nginxPatternsInWords.basicChars,
      pattern: nginxPatterns.basicChars,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withCanary],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#canary',
        source: 'internal/ingress/annotations/canary/main.go',
      },
    },
  }),
] as const;
