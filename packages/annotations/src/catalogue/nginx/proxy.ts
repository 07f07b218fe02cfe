import type { ParseFailure } from '../../codecs/codec';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxList } from '../../codecs/nginx-list';
import { nginxOption } from '../../codecs/nginx-option';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { nginxText } from '../../codecs/nginx-text';
import { size } from '../../codecs/size';
import { defineAnnotation } from '../../define-annotation';
import { negativeNumber } from './negative-number';

const condition = '(?:error|timeout|invalid_header|http_50[0234]|http_403|http_404|http_429|non_idempotent|off)';
const conditions = new RegExp(`^(?:${condition}[\\t\\f ]?)+$`);
const oneCondition = new RegExp(`^${condition}$`);

// The validator does not mind words that stand together, and nginx does.
function checkCondition(item: string): ParseFailure | undefined {
  if (oneCondition.test(item)) return undefined;
  return { ok: false, problem: 'there is no space between its words', effect: 'stops-reloads' };
}

/** How ingress-nginx passes requests on. */
export const proxy = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-connect-timeout',
    summary: 'The seconds that a connection to a backend may take to open.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 5,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-connect-timeout',
        note: 'A unit, as in "5s", makes it ignored. nginx waits 75 seconds at most.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-send-timeout',
    summary: 'The seconds between two writes to a backend after which it counts as gone.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 60,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-send-timeout',
        note: 'A unit, as in "60s", makes it ignored.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-read-timeout',
    summary: 'The seconds between two reads from a backend after which it counts as gone.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 60,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-read-timeout',
        note: 'A unit, as in "60s", makes it ignored.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-buffers-number',
    summary: 'How many buffers a response of a backend may fill.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.22,<=0.24',
        default: 4,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/proxy-busy-buffers-size',
            ownValues: [2],
            effect: 'stops-reloads',
            detail: 'the default of nginx for it leaves no buffer free',
          },
        ],
        cautions: [
          {
            applies: (value) => value < 2,
            examples: ['1'],
            why: 'nginx needs two buffers at least.',
            fix: 'Write 4 or more.',
            effect: 'stops-reloads',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-buffers-number',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-buffers-number',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-buffer-size',
    summary: 'The size of the buffer for the beginning of a response, which holds its headers.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: '4k',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [
          {
            applies: (value) => !/^0*[1-9][0-9]*[km]?$/.test(value),
            examples: ['0', '8g'],
            why: 'nginx takes whole bytes, k or m here, and more than 0; the validator lets "b", "g" and a space before the unit pass too.',
            fix: 'Write a whole number with at most one unit after it, such as "8k" or "8m".',
            effect: 'stops-reloads',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-buffer-size',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-buffer-size',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-busy-buffers-size',
    summary: 'How much of the buffers may be on its way to the client.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.13.0',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [
          { detail: 'at least proxy-buffer-size, and at most all of the buffers but one: else no reload succeeds' },
        ],
        cautions: [
          {
            applies: (value) => !/^[0-9]+[km]?$/.test(value),
            examples: ['8g'],
            why: 'nginx takes whole bytes, k or m here; the validator lets "b", "g" and a space before the unit pass too.',
            fix: 'Write a whole number with at most one unit after it, such as "8k" or "8m".',
            effect: 'stops-reloads',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-busy-buffers-size',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-busy-buffers-size',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-cookie-path',
    summary: 'What becomes of the paths of cookies that backends set: "off", or a path and its replacement.',
    codec: nginxText({
      expects: '"off", or a path, a space and its replacement',
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'off',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [
          {
            applies: (value) => !/^(?:off|[^ ]+ +[^ ]+)$/.test(value),
            examples: ['default'],
            why: 'nginx takes "off", or two words; the validator lets any number of words pass.',
            fix: 'Write "off", or a path and its replacement.',
            effect: 'stops-reloads',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-cookie-path',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-cookie-path',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-cookie-domain',
    summary: 'What becomes of the domains of cookies that backends set: "off", or a domain and its replacement.',
    codec: nginxText({
      expects: '"off", or a domain, a space and its replacement',
      pattern: /^(?:off|[-._~a-zA-Z0-9/:]+[\t\f ]+[-._~a-zA-Z0-9/:]+)$/,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'off',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-cookie-domain',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-cookie-domain',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-body-size',
    summary: 'The largest body that a request may have; 0 is without limit.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: '1m',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [
          {
            applies: (value) => !/^[0-9]+[kmg]?$/.test(value),
            examples: ['8b'],
            why: 'A number with "b", or with a space before its unit, passes the validator, and the directive is left out: nginx uses its own default, 1m.',
            fix: 'Write a whole number with at most one unit after it, such as "8k" or "8m".',
            effect: 'ignores',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-body-size',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-max-body-size',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-next-upstream',
    summary: 'When a request is tried again with another endpoint.',
    codec: nginxList({
      expects: 'conditions of proxy_next_upstream with one space between them',
      pattern: conditions,
      separator: ' ',
      suggestions: [
        'error',
        'timeout',
        'invalid_header',
        'http_500',
        'http_502',
        'http_503',
        'http_504',
        'http_403',
        'http_404',
        'http_429',
        'non_idempotent',
        'off',
      ],
      checkItem: checkCondition,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: ['error', 'timeout'],
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        conflicts: [
          {
            annotation: 'nginx.ingress.kubernetes.io/service-upstream',
            is: [true],
            detail: 'nginx knows the address of the Service alone',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-next-upstream',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-next-upstream-timeout',
    summary: 'The seconds during which a request is tried again; 0 is without limit.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: 0,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-next-upstream-timeout',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-next-upstream-tries',
    summary: 'How many times a request is tried; 0 is without limit.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.12,<=0.15',
        default: 3,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [negativeNumber],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-next-upstream-tries',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-request-buffering',
    summary: 'Whether a request is read to its end before a backend gets it.',
    codec: nginxOption(['on', 'off']),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'on',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-request-buffering',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-timeouts',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-redirect-from',
    summary: 'What is replaced in the Location header of backends: "off", "default" or a text.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'off',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-redirect-from',
        note: 'A variable of nginx is not allowed: the annotation is ignored.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-redirect',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-redirect-to',
    summary: 'What replaces it.',
    codec: nginxText({
      expects: nginxPatternsInWords.urlIsValid,
      pattern: nginxPatterns.urlIsValid,
      first: 'remove-spaces',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 'off',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/proxy-redirect-from',
            isNot: ['off', 'default'],
            unseen: 'proxy-redirect-from of the ConfigMap',
            detail: 'nothing is replaced',
          },
        ],
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'proxy-redirect-to',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-redirect',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-buffering',
    summary: 'Whether a response is read ahead of the client that gets it.',
    codec: nginxOption(['on', 'off']),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        default: 'off',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-buffering',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-buffering',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-http-version',
    summary: 'The version of HTTP that nginx speaks with the backends.',
    codec: nginxOption(['1.0', '1.1']),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: '1.1',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-http-version',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-http-version',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/proxy-max-temp-file-size',
    summary: 'How much of a response may go to a file when the buffers are full; 0 turns files off.',
    codec: size(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.24,<=0.26',
        default: '1024m',
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        cautions: [
          {
            applies: (value) => /^[0-9]+g$/.test(value),
            examples: ['1g'],
            why: 'nginx does not know gigabytes here, which the validator lets pass.',
            fix: 'Write megabytes, such as "1024m".',
            effect: 'stops-reloads',
          },
          {
            applies: (value) => !/^[0-9]+[kmg]?$/.test(value),
            examples: ['8b'],
            why: 'A number with "b", or with a space before its unit, passes the validator, and the directive is left out: nginx uses its own default.',
            fix: 'Write a whole number with at most one unit after it, such as "8k" or "8m".',
            effect: 'ignores',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'proxy-max-temp-file-size',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#proxy-max-temp-file-size',
        source: 'internal/ingress/annotations/proxy/main.go',
      },
    },
  }),
] as const;
