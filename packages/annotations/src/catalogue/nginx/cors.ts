import type { Relation } from '../../annotation';
import type { ParseFailure } from '../../codecs/codec';
import { boolean } from '../../codecs/boolean';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxList } from '../../codecs/nginx-list';
import { nginxPatterns } from '../../codecs/nginx-patterns';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const withCors: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/enable-cors',
  is: [true],
  detail: 'no header of CORS is sent',
};

// The validator with its repetitions of what may be empty taken apart: each token of an origin may follow each.
const origins = /^(?:\*|(?:[-.,A-Za-z0-9]|\*\.|:[0-9]|(?<=[a-z]):\/\/)*)$/;
const origin = /^(?:[a-z]+:\/\/(?:\*\.)?[-.A-Za-z0-9]*(?::[0-9]+)?|\*|null)$/;
const methods = /^[A-Za-z]+(?:(?:,[\t\n\f\r ]?|[\t\n\f\r ])[A-Za-z]+)*(?:,[\t\n\f\r ]?|[\t\n\f\r ])?$/;
const exposed = /^[-_*A-Za-z0-9]+(?:(?:,[\t\n\f\r ]?|[\t\n\f\r ])[-_*A-Za-z0-9]+)*(?:,[\t\n\f\r ]?|[\t\n\f\r ])?$/;

// The controller compares a second time, now with the spaces.
function checkAgain(pattern: RegExp): (value: string) => ParseFailure | undefined {
  return (value) =>
    pattern.test(value) ? undefined : { ok: false, problem: 'there is more than one space between items' };
}

/** Cross-origin requests that ingress-nginx answers for the backends. */
export const cors = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/enable-cors',
    summary: 'Whether nginx answers preflight requests and sends the headers of CORS.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: false,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "false"',
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-allow-origin',
    summary: 'The origins that may read responses: with a scheme, "*." for one level of subdomains, "null" or "*".',
    codec: nginxList({
      expects: 'origins such as "https://shop.example.com" between commas, without a path',
      pattern: origins,
      first: 'remove-spaces',
      leavesOut: (item) => (origin.test(item) ? undefined : 'it has no scheme, such as "https://"'),
      everything: '*',
      whenEmpty: { effect: 'opens-access', becomes: '"*"' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: ['*'],
        onBadValue: 'opens-access',
        badValueBecomes: '"*"',
        requires: [withCors],
        risk: 'Medium',
        scope: 'ingress',
        note: 'A path, a slash at the end or a semicolon makes it "*", and cors-allow-credentials stays true.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-allow-headers',
    summary: 'The headers that requests may have.',
    codec: nginxList({
      expects: 'names of headers between commas',
      pattern: nginxPatterns.headersVariable,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: [
          'DNT',
          'Keep-Alive',
          'User-Agent',
          'X-Requested-With',
          'If-Modified-Since',
          'Cache-Control',
          'Content-Type',
          'Range',
          'Authorization',
        ],
        onBadValue: 'ignores',
        badValueBecomes: 'the default list',
        requires: [withCors],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-allow-methods',
    summary: 'The methods that requests may have.',
    codec: nginxList({
      expects: 'names of methods between commas',
      pattern: methods,
      first: 'remove-spaces',
      written: ', ',
      check: checkAgain(methods),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'],
        onBadValue: 'ignores',
        badValueBecomes: 'the default list',
        requires: [withCors],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-allow-credentials',
    summary: 'Whether requests may carry credentials.',
    codec: nginxValue(boolean()),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: true,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "true"',
        requires: [withCors],
        cautions: [],
        risk: 'Low',
        scope: 'ingress',
        note: 'It is true unless it says "false": with any origin allowed, every site acts in the name of its visitors.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-expose-headers',
    summary: 'The headers of responses that scripts may read.',
    codec: nginxList({
      expects: 'names of headers, or "*", between commas',
      pattern: exposed,
      first: 'remove-spaces',
      check: checkAgain(exposed),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.40.0',
        onBadValue: 'ignores',
        badValueBecomes: 'none',
        requires: [withCors],
        risk: 'Medium',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/cors-max-age',
    summary: 'The seconds that answers to preflight requests may be kept.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        default: 1728000,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "1728000"',
        requires: [withCors],
        risk: 'Low',
        scope: 'ingress',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#enable-cors',
        source: 'internal/ingress/annotations/cors/main.go',
      },
    },
  }),
] as const;
