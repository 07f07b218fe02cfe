import { cidrList } from '../../codecs/cidr-list';
import { defineAnnotation } from '../../define-annotation';

/** Who ingress-nginx lets in. */
export const ipAllowlist = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/allowlist-source-range',
    summary: 'The networks and addresses that are let in; all others get 403.',
    codec: cidrList({ addresses: true, emptyItems: 'refuse' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.9.1',
        defaultNote: 'of the whitelist-source-range key of the ConfigMap',
        onBadValue: 'denies-traffic',
        risk: 'Medium',
        source: 'internal/ingress/annotations/ipallowlist/main.go',
      },
    },
  }),
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/whitelist-source-range',
    summary: 'The networks and addresses that are let in; all others get 403.',
    codec: cidrList({ addresses: true, emptyItems: 'refuse' }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'denies-traffic',
        deprecated: { replacement: 'nginx.ingress.kubernetes.io/allowlist-source-range' },
        conflicts: [
          { annotation: 'nginx.ingress.kubernetes.io/allowlist-source-range', detail: 'this one is ignored' },
        ],
        risk: 'Medium',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#whitelist-source-range',
        source: 'internal/ingress/annotations/ipallowlist/main.go',
      },
    },
  }),
] as const;
