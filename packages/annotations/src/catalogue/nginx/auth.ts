import type { Relation } from '../../annotation';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxWord } from '../../codecs/nginx-word';
import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';

const withType: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/auth-type',
  unread: true,
  detail: 'no password is asked for without it',
};

// Anything that holds one of the words is taken; what is not exactly "basic" is rendered as the other.
function otherType(value: string) {
  return /basic|digest/.test(value)
    ? ({ effect: 'misreads', becomes: '"digest"' } as const)
    : ({ effect: 'denies-traffic' } as const);
}

/** Passwords that ingress-nginx asks for itself. */
export const auth = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-type',
    summary: 'Whether a password is asked for, and in which scheme of HTTP.',
    codec: nginxWord(['basic', 'digest'], {
      pattern: /basic|digest/,
      otherwise: otherType,
      whenEmpty: { effect: 'opens-access', becomes: 'no password at all' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/auth-secret',
            effect: 'denies-traffic',
            detail: 'there is nothing to compare passwords with',
          },
        ],
        risk: 'Low',
        scope: 'location',
        note: 'Words that hold "basic" or "digest" pass the validator: those other than "basic" are rendered as digest authentication.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#authentication',
        source: 'internal/ingress/annotations/auth/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-secret',
    summary: 'The Secret with the user names and passwords that are let in.',
    codec: resourceReference({ to: 'Secret', whenEmpty: { effect: 'denies-traffic' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'denies-traffic',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/auth-type',
            effect: 'opens-access',
            becomes: 'no password at all',
            unread: true,
            detail: 'the Secret is not even looked at',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        crossNamespace: 'denies-traffic',
        note: 'Without auth-type, or with an empty one, everybody is let in.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#authentication',
        source: 'internal/ingress/annotations/auth/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-secret-type',
    summary: 'Whether the Secret holds one htpasswd file under the key auth, or a password under each user name.',
    codec: nginxWord(['auth-file', 'auth-map'], {
      pattern: /auth-file|auth-map/,
      otherwise: { effect: 'denies-traffic' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 'auth-file',
        onBadValue: 'rejects',
        requires: [withType],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#authentication',
        source: 'internal/ingress/annotations/auth/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-realm',
    summary: 'The text that browsers show when they ask for the password.',
    codec: nginxText({ expects: nginxPatternsInWords.charsWithSpace, pattern: nginxPatterns.charsWithSpace }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        requires: [withType],
        risk: 'Medium',
        scope: 'location',
        note: 'Apostrophes, quotes and commas reject the Ingress.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#authentication',
        source: 'internal/ingress/annotations/auth/main.go',
      },
    },
  }),
] as const;
