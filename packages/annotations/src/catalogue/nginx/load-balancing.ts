import { nginxOption } from '../../codecs/nginx-option';
import { defineAnnotation } from '../../define-annotation';

/** How nginx chooses among endpoints. */
export const loadBalancing = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/load-balance',
    summary: 'How an endpoint is chosen for a request.',
    codec: nginxOption(['round_robin', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent', 'ewma'], {
      lineBreak: { effect: 'misreads', becomes: '"round_robin"' },
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '>0.9.0,<=0.12',
        defaultNote: 'round_robin',
        onBadValue: 'rejects',
        conflicts: [
          { annotation: 'nginx.ingress.kubernetes.io/affinity', detail: 'the cookie decides' },
          { annotation: 'nginx.ingress.kubernetes.io/upstream-hash-by', detail: 'the hash decides' },
        ],
        risk: 'Low',
        scope: 'location',
        configMapKey: 'load-balance',
        docsDisagree: 'The documentation names round_robin and ewma alone.',
        note: '"least_conn" and "ip_hash", which nginx itself has, reject the Ingress.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#custom-nginx-load-balancing',
        source: 'internal/ingress/annotations/loadbalancing/main.go',
      },
    },
  }),
] as const;
