import type { Relation } from '../../annotation';
import type { ParseFailure } from '../../codecs/codec';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxList } from '../../codecs/nginx-list';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { nginxWord } from '../../codecs/nginx-word';
import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';
import { negativeNumber } from './negative-number';

const withSecret: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/proxy-ssl-secret',
  unread: true,
  detail: 'none of them is read without it',
};

// The validator does not mind words that stand together or fall apart.
function checkProtocol(item: string): ParseFailure | undefined {
  if (item === 'TLSv1.2' || item === 'TLSv1.3') return undefined;
  const together = /^(?:TLSv1\.[23])+$/.test(item);
  return {
    ok: false,
    problem: 'the spaces are not between the versions',
    effect: together ? 'stops-reloads' : 'ignores',
  };
}

/** TLS with the backends. */
export const proxySsl = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-secret',
    summary:
      'The Secret with the certificate that nginx shows to backends, and with the authorities that it checks theirs against.',
    codec: resourceReference({ to: 'Secret', namespace: 'required' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        onBadValue: 'rejects',
        risk: 'Medium',
        scope: 'ingress',
        crossNamespace: 'denies-traffic',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-ciphers',
    summary: 'The ciphers that nginx offers to backends, as OpenSSL writes them.',
    codec: nginxText({
      expects: 'ciphers between colons, of letters, digits and - _ + !',
      pattern: /^[-_A-Za-z0-9+:!]*$/,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 'DEFAULT',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "DEFAULT"',
        requires: [withSecret],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-protocols',
    summary: 'The versions of TLS that nginx offers to backends.',
    codec: nginxList({
      expects: '"TLSv1.2" and "TLSv1.3" with a space between them',
      pattern: /^(?:TLSv1\.[23])*$/,
      first: 'remove-spaces',
      separator: ' ',
      suggestions: ['TLSv1.2', 'TLSv1.3'],
      order: 'sorted',
      checkItem: checkProtocol,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: ['TLSv1.2'],
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "TLSv1.2"',
        requires: [withSecret],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-name',
    summary: 'The host name that certificates of backends have to be for.',
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
        badValueBecomes: 'the host of the backend',
        requires: [withSecret],
        risk: 'High',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-verify',
    summary: 'Whether certificates of backends are checked.',
    codec: nginxWord(['on', 'off'], { otherwise: { effect: 'misreads', becomes: '"off"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 'off',
        onBadValue: 'misreads',
        badValueBecomes: '"off": nobody checks them',
        requires: [withSecret],
        risk: 'Low',
        scope: 'ingress',
        note: '"true" means "off".',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-verify-depth',
    summary: 'How many certificates may stand between that of a backend and the authority.',
    codec: nginxInteger({
      check: (value) =>
        value === 0 ? { ok: false, problem: 'it is 0', effect: 'misreads', becomes: '"1"' } : undefined,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 1,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "1"',
        requires: [withSecret],
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-ssl-server-name',
    summary: 'Whether nginx tells backends the host name in SNI.',
    codec: nginxWord(['on', 'off'], { otherwise: { effect: 'misreads', becomes: '"off"' } }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.34.0',
        default: 'off',
        onBadValue: 'misreads',
        badValueBecomes: '"off"',
        requires: [withSecret],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#backend-certificate-authentication',
        source: 'internal/ingress/annotations/proxyssl/main.go',
      },
    },
  }),
] as const;
