import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { listenPorts } from './listen-ports';

/** The ports that the load balancer of an Ingress listens on. */
export const trafficListening = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/listen-ports',
    summary: 'The listeners of the Ingress, each with its protocol and port.',
    codec: listenPorts,
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: [{ HTTP: 80 }],
        defaultNote: 'HTTPS on 443 instead, when the Ingress has a certificate',
        onBadValue: 'rejects',
        group: 'merge',
        note: 'The rules of an Ingress stand on its own listeners alone, not on those of other Ingresses of its group. An HTTPS listener without a certificate of its own gets those of AWS Certificate Manager that match the hosts of the Ingress; each host has to have one.',
        docsDisagree:
          'The documentation does not allow a port twice; the code takes the last protocol without a word, and an empty object for no listener at all. A certificate that create-acm-cert asks for makes the default HTTPS on 443, too.',
        docs: 'docs/guide/ingress/annotations.md#listen-ports',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/ssl-redirect',
    summary: 'The HTTPS port that every HTTP listener of the load balancer redirects to.',
    codec: integer({ min: 1, max: 65535 }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'sslRedirectPort',
        requires: [
          {
            detail:
              'one of the listeners of the load balancer has to be HTTPS on that port: the reconcile fails without',
          },
        ],
        note: 'HTTP listeners of the whole group then have no other rules: their actions and conditions are ignored. A text in IngressClassParams that is no number turns the redirect off for the whole group, without a word.',
        docs: 'docs/guide/ingress/annotations.md#ssl-redirect',
        source: 'pkg/ingress/model_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/ip-address-type',
    summary: 'Whether the load balancer has IPv4 addresses, IPv6 ones, or both.',
    codec: enumeration(['ipv4', 'dualstack', 'dualstack-without-public-ipv4']),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'ipv4',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'ipAddressType',
        requires: [
          { detail: '"dualstack" and "dualstack-without-public-ipv4" need an IPv6 CIDR block on every subnet' },
          { detail: 'a Service that lists IPv6 among its ipFamilies needs one of them: the reconcile fails without' },
        ],
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/scheme',
            is: ['internal'],
            when: [{ annotation: 'alb.ingress.kubernetes.io/scheme' }],
            ownValues: ['dualstack-without-public-ipv4'],
            effect: 'passes-on',
            detail: 'an internal load balancer has no public addresses to go without',
          },
        ],
        docs: 'docs/guide/ingress/annotations.md#ip-address-type',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/customer-owned-ipv4-pool',
    summary: 'The pool of customer-owned addresses of a load balancer on an Outpost.',
    codec: text({ expects: 'the ID of a pool', pattern: /^[^]+$/ }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        onBadValue: 'rejects',
        group: 'exclusive',
        onChange: 'leave it as it is once the load balancer is there',
        docs: 'docs/guide/ingress/annotations.md#customer-owned-ipv4-pool',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
] as const;
