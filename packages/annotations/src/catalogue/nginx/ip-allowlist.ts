import { cidrList } from '../../codecs/cidr-list';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Who ingress-nginx lets in. */
export const ipAllowlist = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/allowlist-source-range',
    summary: 'The networks and addresses that are let in; all others get 403.',
    codec: nginxValue(cidrList({ addresses: true, emptyItems: 'refuse', networks: 'canonical' }), {
      whenEmpty: { effect: 'denies-traffic' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.9.1',
        onBadValue: 'denies-traffic',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'whitelist-source-range',
        source: 'internal/ingress/annotations/ipallowlist/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/whitelist-source-range',
    summary: 'The networks and addresses that are let in; all others get 403.',
    codec: nginxValue(cidrList({ addresses: true, emptyItems: 'refuse', networks: 'canonical' }), {
      whenEmpty: { effect: 'denies-traffic' },
    }),
    appliesTo: ['Ingress'],
    aliasOf: 'nginx.ingress.kubernetes.io/allowlist-source-range',
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'denies-traffic',
        deprecated: { replacement: 'nginx.ingress.kubernetes.io/allowlist-source-range' },
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'whitelist-source-range',
        docsDisagree: 'The documentation knows this old name alone.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#whitelist-source-range',
        source: 'internal/ingress/annotations/ipallowlist/main.go',
      },
    },
  }),
] as const;
