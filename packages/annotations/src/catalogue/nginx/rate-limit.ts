import type { Relation } from '../../annotation';
import { cidrList } from '../../codecs/cidr-list';
import { nginxInteger } from '../../codecs/nginx-integer';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

const withLimit: Relation = {
  annotation: 'nginx.ingress.kubernetes.io/limit-rps',
  or: ['nginx.ingress.kubernetes.io/limit-rpm', 'nginx.ingress.kubernetes.io/limit-connections'],
  detail: 'nothing is limited',
};

/** How much one client gets. */
export const rateLimit = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-rate',
    summary: 'The kilobytes a second that a response is sent with; 0 is without limit.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 0,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/proxy-buffering',
            is: ['on'],
            unseen: 'proxy-buffering of the ConfigMap',
            detail: 'nginx passes a response on as the backend sends it',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'limit-rate',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-rate-after',
    summary: 'The kilobytes of a response that are sent before limit-rate holds.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 0,
        onBadValue: 'ignores',
        badValueBecomes: 'what the ConfigMap says',
        requires: [
          {
            annotation: 'nginx.ingress.kubernetes.io/proxy-buffering',
            is: ['on'],
            unseen: 'proxy-buffering of the ConfigMap',
            detail: 'nginx passes a response on as the backend sends it',
          },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'limit-rate-after',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-rpm',
    summary: 'The requests a minute that one client address may make.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 0,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'Each replica of the controller counts for itself.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-rps',
    summary: 'The requests a second that one client address may make.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 0,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'Each replica of the controller counts for itself.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-connections',
    summary: 'The connections that one client address may have at a time.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        default: 0,
        onBadValue: 'rejects',
        risk: 'Low',
        scope: 'location',
        note: 'Each replica of the controller counts for itself.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-burst-multiplier',
    summary: 'How many times the limit may be passed in a burst.',
    codec: nginxInteger(),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '0.40.0',
        default: 5,
        onBadValue: 'ignores',
        badValueBecomes: 'the default, "5"',
        requires: [withLimit],
        risk: 'Low',
        scope: 'location',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-allowlist',
    summary: 'The networks and addresses that are not limited.',
    codec: nginxValue(cidrList({ addresses: true, emptyItems: 'refuse', networks: 'canonical' })),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.9.1',
        onBadValue: 'rejects',
        requires: [withLimit],
        risk: 'Low',
        scope: 'location',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/limit-whitelist',
    summary: 'The networks and addresses that are not limited.',
    codec: nginxValue(cidrList({ addresses: true, emptyItems: 'refuse', networks: 'canonical' })),
    appliesTo: ['Ingress'],
    aliasOf: 'nginx.ingress.kubernetes.io/limit-allowlist',
    readBy: {
      'ingress-nginx': {
        onBadValue: 'rejects',
        deprecated: { replacement: 'nginx.ingress.kubernetes.io/limit-allowlist' },
        requires: [withLimit],
        risk: 'Low',
        scope: 'location',
        docsDisagree: 'The documentation knows this old name alone.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#rate-limiting',
        source: 'internal/ingress/annotations/ratelimit/main.go',
      },
    },
  }),
] as const;
