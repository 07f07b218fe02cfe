import { cidrList } from '../../codecs/cidr-list';
import { nginxValue } from '../../codecs/nginx-value';
import { defineAnnotation } from '../../define-annotation';

/** Who ingress-nginx does not let in. */
export const ipDenylist = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/denylist-source-range',
    summary: 'The networks and addresses that get 403.',
    codec: nginxValue(cidrList({ addresses: true, emptyItems: 'refuse', networks: 'canonical' }), {
      whenEmpty: { effect: 'denies-traffic' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '1.6.4',
        onBadValue: 'denies-traffic',
        risk: 'Medium',
        scope: 'location',
        configMapKey: 'denylist-source-range',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#denylist-source-range',
        source: 'internal/ingress/annotations/ipdenylist/main.go',
      },
    },
  }),
] as const;
