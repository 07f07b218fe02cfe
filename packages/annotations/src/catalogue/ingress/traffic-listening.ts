import { integer } from '../../codecs/integer';
import { json } from '../../codecs/json';
import { defineAnnotation } from '../../define-annotation';

/** The ports that the load balancer of an Ingress listens on. */
export const trafficListening = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/listen-ports',
    summary: 'The listeners of the Ingress, each with its protocol and port.',
    codec: json(
      {
        type: 'array',
        minItems: 1,
        items: { type: 'map', keys: ['HTTP', 'HTTPS'], values: { type: 'integer', min: 1, max: 65535 } },
      },
      { expects: 'a list of listeners such as [{"HTTP": 80}, {"HTTPS": 443}]' },
    ),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: [{ HTTP: 80 }],
        defaultNote: 'HTTPS on 443 instead, when the Ingress has a certificate',
        onBadValue: 'rejects',
        group: 'merge',
        note: 'The rules of an Ingress stand on its own listeners alone. A port given twice silently takes the later protocol.',
        docs: 'docs/guide/ingress/annotations.md#listen-ports',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/ssl-redirect',
    summary: 'The HTTPS port that every HTTP listener of the load balancer redirects to.',
    codec: integer(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'sslRedirectPort',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/listen-ports',
            detail: 'one of the listeners has to be HTTPS on that port',
          },
        ],
        note: 'HTTP listeners then have no other rules: their actions and conditions are ignored.',
        docs: 'docs/guide/ingress/annotations.md#ssl-redirect',
        source: 'pkg/ingress/model_builder.go',
      },
    },
  }),
] as const;
