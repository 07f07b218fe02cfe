import type { Relation } from '../../annotation';
import type { ParseFailure } from '../../codecs/codec';
import { boolean } from '../../codecs/boolean';
import { parseGoUrl } from '../../codecs/go-url';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

// isValidURL of internal/ingress/annotations/redirect/redirect.go
function checkUrl(value: string): ParseFailure | undefined {
  return parseGoUrl(value)?.scheme.startsWith('http')
    ? undefined
    : {
        ok: false,
        problem: 'it does not begin with "http://" or "https://"',
        effect: 'ignores',
        becomes: 'no redirect at all',
      };
}

function checkCode(greatest: number, fallback: number): (value: number) => ParseFailure | undefined {
  return (value) =>
    value >= 300 && value <= greatest
      ? undefined
      : { ok: false, problem: `expected 300 to ${greatest}`, effect: 'misreads', becomes: `"${fallback}"` };
}

// An empty value of one of them makes the controller leave the whole package out.
const leavesAllOut = { effect: 'ignores', becomes: 'nothing: every redirect of the Ingress is left out' } as const;
const withoutTemporal: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/temporal-redirect',
  unread: true,
  detail: 'that one wins',
};

/** Redirects in place of a backend. */
export const redirect = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/from-to-www-redirect',
    summary: 'Whether the host with "www." redirects to the one without, or the other way round.',
    codec: nginxValue(boolean(), { whenEmpty: leavesAllOut }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'The certificate has to be good for the other name too.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#redirect-fromto-www',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/temporal-redirect',
    summary: 'The address that every request is redirected to for the time being.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      check: checkUrl,
      whenEmpty: leavesAllOut,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#temporal-redirect',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/temporal-redirect-code',
    summary: 'The status of temporal-redirect, from 300 to 307.',
    codec: nginxInteger({ check: checkCode(307, 302), whenEmpty: leavesAllOut }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.12.0',
        default: 302,
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/temporal-redirect',
            unread: true,
            detail: 'nothing is redirected',
          },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#temporal-redirect-code',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/permanent-redirect',
    summary: 'The address that every request is redirected to for good.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      whenEmpty: leavesAllOut,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        conflicts: [withoutTemporal],
        risk: 'Medium',
        scope: 'location',
        note: 'That it is an address is not checked, unlike with temporal-redirect.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#permanent-redirect',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/permanent-redirect-code',
    summary: 'The status of permanent-redirect, from 300 to 308.',
    codec: nginxInteger({ check: checkCode(308, 301), whenEmpty: leavesAllOut }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.15,<=0.18',
        default: 301,
        onBadValue: 'rejects',
        requires: [{ annotation: 'nginx.ingress.kubernetes.io/permanent-redirect', detail: 'nothing is redirected' }],
        conflicts: [withoutTemporal],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#permanent-redirect-code',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/relative-redirects',
    summary: 'Whether redirects of nginx itself have a path alone.',
    codec: nginxValue(boolean(), { whenEmpty: leavesAllOut }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.13.0',
        default: false,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'relative-redirects',
        source: 'internal/ingress/annotations/redirect/redirect.go',
      },
    },
  }),
] as const;
