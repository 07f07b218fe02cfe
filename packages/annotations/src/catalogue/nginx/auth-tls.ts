import type { Relation } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxText } from '../../codecs/nginx-text';
import { nginxValue } from '../../codecs/nginx-value';
import { nginxWord } from '../../codecs/nginx-word';
import { regexProblem } from '../../codecs/regex-syntax';
import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';
import { negativeNumber } from './negative-number';

const withSecret: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/auth-tls-secret',
  unread: true,
  detail: 'no client certificates are asked for without it',
};
// redirectRegex of internal/ingress/annotations/authtls/main.go: an authority, if any, and segments.
const errorPage = /^(?:@[-_A-Za-z0-9]+|(?:(?:https?:\/\/)?[-.A-Za-z0-9]+(?::[0-9]+)?)?(?:\/[-_.A-Za-z0-9]+)*\/?)$/;

/** Client certificates that ingress-nginx asks for. */
export const authTls = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-secret',
    summary: 'The Secret with the certificate authorities, in the key ca.crt, whose client certificates are let in.',
    codec: resourceReference({
      to: 'Secret',
      namespace: 'required',
      whenEmpty: { effect: 'opens-access', becomes: 'no client certificates at all' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        risk: 'Medium',
        scope: 'location',
        crossNamespace: 'denies-traffic',
        note: 'It holds for the whole host: the first Ingress of a host decides.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-verify-client',
    summary: 'Whether a client certificate is asked for, and whether it has to be valid.',
    codec: nginxWord(['on', 'off', 'optional', 'optional_no_ca'], {
      otherwise: { effect: 'ignores', becomes: '"on"' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'on',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "on"',
        requires: [withSecret],
        cautions: [
          {
            applies: (value) => value === 'optional_no_ca',
            examples: ['optional_no_ca'],
            why: 'With "optional_no_ca" any certificate passes, and the backend has to tell which ones are good.',
            fix: 'Have the backend check ssl-client-verify, or write "on".',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-verify-depth',
    summary: 'How many certificates may stand between that of the client and the authority.',
    codec: nginxInteger({
      check: (value) =>
        value === 0 ? { ok: false, problem: 'it is 0', effect: 'misreads', becomes: '"1"' } : undefined,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 1,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "1"',
        requires: [withSecret],
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-error-page',
    summary: 'Where those are redirected to whose certificate is not valid.',
    codec: nginxText({
      expects: 'an address without a query, a path or "@" with the name of a location',
      pattern: errorPage,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        requires: [withSecret],
        risk: 'High',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-pass-certificate-to-upstream',
    summary: 'Whether the backend gets the client certificate, in the header ssl-client-cert.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'rejects',
        requires: [withSecret],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-tls-match-cn',
    summary: 'What the common name of a client certificate has to match: "CN=" and a regular expression.',
    codec: nginxText<`CN=${string}`>({
      expects: '"CN=" and a regular expression',
      refuse: (value) =>
        value.startsWith('CN=') ? regexProblem(value.slice(3), 're2') : 'expected "CN=" and a regular expression',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.0',
        onBadValue: 'rejects',
        requires: [withSecret],
        risk: 'High',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#client-certificate-authentication',
        source: 'internal/ingress/annotations/authtls/main.go',
      },
    },
  }),
] as const;
