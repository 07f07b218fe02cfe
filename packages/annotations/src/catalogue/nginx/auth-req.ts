import type { Relation } from '../../annotation';
import type { ParseFailure } from '../../codecs/codec';
import { boolean } from '../../codecs/boolean';
import { parseGoUrl } from '../../codecs/go-url';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxList } from '../../codecs/nginx-list';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { emptyValue, nginxValue } from '../../codecs/nginx-value';
import { nginxWord } from '../../codecs/nginx-word';
import { resourceReference } from '../../codecs/resource-reference';
import { defineAnnotation } from '../../define-annotation';

// Every annotation of the package is read after auth-url has been, and not at all without it.
const withUrl: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/auth-url',
  unread: true,
  detail: 'no external authentication takes place without it',
};

// StringToURL of internal/ingress/annotations/parser/main.go
function checkUrl(value: string): ParseFailure | undefined {
  const url = parseGoUrl(value);
  if (url === undefined) return { ok: false, problem: 'it is no URL', effect: 'denies-traffic' };
  if (url.scheme === '')
    return { ok: false, problem: 'it has no scheme, such as "https://"', effect: 'denies-traffic' };
  if (url.host === '') return { ok: false, problem: 'it has no host', effect: 'denies-traffic' };
  return url.host.includes('..') ? { ok: false, problem: 'its host has ".."', effect: 'denies-traffic' } : undefined;
}

// ValidCacheDuration of internal/ingress/annotations/authreq/main.go: of words that are neither it takes no notice.
function checkDuration(item: string): ParseFailure | undefined {
  let seen = false;
  for (const word of item.split(' ').filter((part) => part !== '')) {
    if (/^[0-9]{3}$/.test(word)) {
      if (seen) return { ok: false, problem: 'a status code stands behind a time', effect: 'denies-traffic' };
    } else if (isTime(word)) {
      seen = true;
    }
  }
  return seen ? undefined : { ok: false, problem: 'a group has no time', effect: 'denies-traffic' };
}

function isTime(word: string): boolean {
  return /^[0-9]+(?:ms|s|m|h|d|w|M|y)$/.test(word);
}

// A word that is neither a code nor a time is written into proxy_cache_valid as it is.
function hasStrayWord(item: string): boolean {
  return item.split(' ').some((word) => word !== '' && word !== 'any' && !/^[0-9]{3}$/.test(word) && !isTime(word));
}

/** Asking another service whether a request may pass. */
export const authReq = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-url',
    summary: 'The service that is asked, for every request, whether it may pass.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlWithNginxVariable,
      pattern: nginxPatterns.urlWithNginxVariable,
      first: 'remove-spaces',
      check: checkUrl,
      whenEmpty: { effect: 'opens-access', becomes: 'no external authentication at all' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        risk: 'High',
        scope: 'location',
        note: 'An unknown variable of nginx stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-method',
    summary: 'The method of the requests to the service that is asked.',
    codec: nginxWord(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'], {
      otherwise: { effect: 'stops-reloads' },
      whenEmpty: { becomes: 'the method of the request' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        defaultNote: 'the method of the request',
        onBadValue: 'denies-traffic',
        requires: [withUrl],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-signin',
    summary: 'Where those are redirected to who may not pass.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlWithNginxVariable,
      pattern: nginxPatterns.urlWithNginxVariable,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'ignores',
        badValueBecomes: 'none: they get a bare 401',
        requires: [withUrl],
        risk: 'High',
        scope: 'location',
        note: 'An unknown variable of nginx stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-signin-redirect-param',
    summary: 'The parameter of the sign-in address that tells it the address that was asked for.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.42.0',
        default: 'rd',
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "rd"',
        requires: [withUrl, { annotation: 'nginx.ingress.kubernetes.io/auth-signin', detail: 'nobody is redirected' }],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-snippet',
    summary: 'Directives of nginx for the requests to the service that is asked.',
    codec: nginxText({ expects: 'directives of nginx' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.20,<=0.22',
        onBadValue: 'ignores',
        requires: [withUrl],
        risk: 'Critical',
        scope: 'location',
        allowedBy: 'allow-snippet-annotations (false), annotations-risk-level (High)',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-cache-key',
    summary: 'What answers of the service are kept by; they are kept with it alone.',
    codec: nginxText({
      expects: nginxPatternsInWords.nginxVariable,
      pattern: nginxPatterns.nginxVariable,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        onBadValue: 'ignores',
        badValueBecomes: 'none: answers are not kept',
        requires: [withUrl],
        risk: 'Medium',
        scope: 'location',
        note: 'An unknown variable of nginx stops all reloads.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-keepalive',
    summary: 'How many idle connections to the service stay open.',
    codec: nginxInteger({
      check: (value) => (value < 0 ? { ok: false, problem: 'it is negative' } : undefined),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.0',
        default: 0,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "0"',
        requires: [withUrl],
        conflicts: [
          {
            annotation: 'nginx.ingress.kubernetes.io/auth-url',
            matches: /^[^/]*\/\/[^/?]*\$/,
            detail: 'connections to a host with a variable in its name are not kept open',
          },
          {
            annotation: 'nginx.ingress.kubernetes.io/auth-keepalive-requests',
            below: 1,
            detail: 'connections are not kept open then',
          },
          {
            annotation: 'nginx.ingress.kubernetes.io/auth-keepalive-timeout',
            below: 1,
            detail: 'connections are not kept open then',
          },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-keepalive-share-vars',
    summary: 'Whether the request and the one to the service share their variables.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.9.1',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        requires: [
          withUrl,
          { annotation: 'nginx.ingress.kubernetes.io/auth-keepalive', detail: 'connections are not kept open' },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-keepalive-requests',
    summary: 'How many requests one open connection to the service serves.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.0',
        default: 1000,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "1000"',
        requires: [
          withUrl,
          { annotation: 'nginx.ingress.kubernetes.io/auth-keepalive', detail: 'connections are not kept open' },
        ],
        cautions: [
          {
            applies: (value) => value <= 0,
            examples: ['0', '-1'],
            why: 'A number that is not positive turns auth-keepalive off.',
            fix: 'Write 1 or more, or remove auth-keepalive.',
          },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-keepalive-timeout',
    summary: 'The seconds that an idle connection to the service stays open.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.0',
        default: 60,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "60"',
        requires: [
          withUrl,
          { annotation: 'nginx.ingress.kubernetes.io/auth-keepalive', detail: 'connections are not kept open' },
        ],
        cautions: [
          {
            applies: (value) => value <= 0,
            examples: ['0', '-1'],
            why: 'A number that is not positive turns auth-keepalive off.',
            fix: 'Write 1 or more, or remove auth-keepalive.',
          },
        ],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-cache-duration',
    summary: 'How long answers of the service are kept, by status code: groups such as "200 202 401 5m".',
    codec: nginxList({
      expects: 'groups of status codes and times between commas',
      pattern: nginxPatterns.extendedChars,
      written: ', ',
      check: (value) => (/[^, ]/.test(value) ? undefined : emptyValue()),
      checkItem: checkDuration,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: ['200 202 401 5m'],
        onBadValue: 'opens-access',
        badValueBecomes: 'no external authentication at all',
        requires: [
          withUrl,
          { annotation: 'nginx.ingress.kubernetes.io/auth-cache-key', detail: 'answers are not kept' },
        ],
        cautions: [
          {
            applies: (groups) => groups.some(hasStrayWord),
            examples: ['200 never 5m'],
            why: 'Words that are neither a status code nor a time pass beside a time, and nginx does not know them.',
            fix: 'Write status codes and times alone, such as "200 202 5m".',
            effect: 'stops-reloads',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-response-headers',
    summary: 'The headers of the answer of the service that the backend gets.',
    codec: nginxList({
      expects: 'names of headers between commas',
      pattern: nginxPatterns.headersVariable,
      first: 'remove-spaces',
      checkItem: (item) =>
        /^[-_a-zA-Z0-9]+$/.test(item)
          ? undefined
          : { ok: false, problem: 'a name has a space in it', effect: 'denies-traffic' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'denies-traffic',
        requires: [withUrl],
        risk: 'Medium',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-proxy-set-headers',
    summary: 'The ConfigMap with headers for the requests to the service.',
    codec: resourceReference({ to: 'ConfigMap' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withUrl],
        cautions: [
          {
            applies: (name) => !name.includes('/'),
            examples: ['headers'],
            why: 'The ConfigMap is looked up by namespace and name: a bare name is not found, and the requests are answered with 503.',
            fix: 'Write the namespace too.',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        crossNamespace: 'denies-traffic',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-request-redirect',
    summary: 'What the service is told as the address to come back to, in the header X-Auth-Request-Redirect.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        onBadValue: 'opens-access',
        badValueBecomes: 'no external authentication at all',
        requires: [withUrl],
        risk: 'Medium',
        scope: 'location',
        note: 'A variable of nginx is not allowed here, unlike in auth-url, and removes the authentication.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/auth-always-set-cookie',
    summary: 'Whether the cookies of the service reach the client whatever the status of the response.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.2.1',
        default: false,
        onBadValue: 'opens-access',
        badValueBecomes: 'no external authentication at all',
        requires: [withUrl],
        risk: 'Low',
        scope: 'location',
        note: 'Anything that is no boolean, "yes" for one, removes the authentication.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#external-authentication',
        source: 'internal/ingress/annotations/authreq/main.go',
      },
    },
  }),
] as const;
