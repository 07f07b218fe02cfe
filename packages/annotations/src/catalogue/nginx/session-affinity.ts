import type { Caution, Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxOption } from '../../codecs/nginx-option';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const withAffinity: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/affinity',
  unread: true,
  detail: 'clients are not tied to an endpoint',
};
const ofAffinity: Relation = { ...withAffinity, unread: false };

const notWhole: Caution<string> = {
  applies: (value) => !/^[+-]?[0-9]+$/.test(value),
  examples: ['max 3600'],
  why: 'A text that only ends in a number passes the validator, and the cookie does not get what it says.',
  fix: 'Write a whole number of seconds.',
};

// The validator wants a number at the end alone, or 0 at the beginning; the rest is for Lua to make sense of.
function seconds(first?: 'remove-spaces') {
  return nginxText<`${number}`>({
    expects: 'a whole number of seconds',
    first,
    refuse: (text) =>
      !/[\r\n]/.test(text) && (text.startsWith('0') || /[1-9]/.test(trailingDigits(text)))
        ? undefined
        : 'expected a whole number of seconds',
  });
}

function trailingDigits(text: string): string {
  let start = text.length;
  while (start > 0 && /[0-9]/.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}

/** Clients that stay with one endpoint. */
export const sessionAffinity = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/affinity',
    summary: 'Whether a cookie ties a client to one endpoint.',
    codec: nginxOption(['cookie'], { lineBreak: { effect: 'ignores', becomes: 'none' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/session-cookie-path',
            when: [{ annotation: 'nginx.ingress.kubernetes.io/use-regex', is: [true] }],
            effect: 'misreads',
            becomes: 'a cookie for a path that no request has',
            detail: 'the path of the cookie is the expression',
          },
        ],
        conflicts: [
          {
            annotation: 'nginx.ingress.kubernetes.io/service-upstream',
            is: [true],
            detail: 'nginx knows the address of the Service alone',
          },
        ],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#session-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/affinity-mode',
    summary: 'Whether clients move to new endpoints, or stay as long as theirs is there.',
    codec: nginxOption(['balanced', 'persistent']),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 'balanced',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "balanced"',
        requires: [ofAffinity],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#session-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/affinity-canary-behavior',
    summary: 'Whether clients of a canary stay with it.',
    codec: nginxOption(['sticky', 'legacy']),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.49.0',
        default: 'sticky',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "sticky"',
        requires: [
          ofAffinity,
          { annotation: 'nginx.ingress.kubernetes.io/canary', is: [true], detail: 'it is about canaries' },
        ],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#session-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-name',
    summary: 'The name of the cookie.',
    codec: nginxText({
      expects: nginxPatternsInWords.basicChars,
      pattern: nginxPatterns.basicChars,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'INGRESSCOOKIE',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "INGRESSCOOKIE"',
        requires: [withAffinity],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-secure',
    summary: 'Whether the cookie goes over HTTPS alone.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.0.1',
        defaultNote: 'whether the request came to nginx over HTTPS',
        onBadValue: 'ignores',
        badValueBecomes: 'whether the request came to nginx over HTTPS',
        requires: [withAffinity],
        risk: 'Low',
        scope: 'ingress',
        note: 'Behind a load balancer that ends TLS, no request comes to nginx over HTTPS: the cookie is not Secure unless this says so.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-expires',
    summary: 'The seconds after which the cookie expires, for old browsers.',
    codec: seconds('remove-spaces'),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withAffinity],
        cautions: [notWhole],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-max-age',
    summary: 'The seconds after which the cookie expires.',
    codec: seconds(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withAffinity],
        cautions: [notWhole],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-path',
    summary: 'The path of the cookie; paths that are regular expressions need it.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        defaultNote: 'the path of the rule',
        onBadValue: 'ignores',
        badValueBecomes: 'the path of the rule',
        requires: [withAffinity],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-domain',
    summary: 'The domain of the cookie.',
    codec: nginxText({
      expects: nginxPatternsInWords.basicChars,
      pattern: nginxPatterns.basicChars,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.4.0',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withAffinity],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-samesite',
    summary: 'Whether the cookie goes along with requests from other sites.',
    codec: nginxOption(['None', 'Lax', 'Strict'], { ignoreCase: true }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.26,<=0.28',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withAffinity],
        risk: 'Low',
        scope: 'ingress',
        note: '"None" needs a Secure cookie.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-conditional-samesite-none',
    summary: 'Whether SameSite=None is left out for browsers that do not know it.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.26,<=0.28',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        requires: [
          withAffinity,
          {
            annotation: 'nginx.ingress.kubernetes.io/session-cookie-samesite',
            is: ['None'],
            detail: 'nothing is left out',
          },
        ],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/session-cookie-change-on-failure',
    summary: 'Whether a client whose endpoint fails is tied to another one.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        requires: [withAffinity],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#cookie-affinity',
        source: 'internal/ingress/annotations/sessionaffinity/main.go',
      },
    },
  }),
] as const;
