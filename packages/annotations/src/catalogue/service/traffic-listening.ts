import { addressList } from '../../codecs/address-list';
import { enumeration } from '../../codecs/enumeration';
import { defineAnnotation } from '../../define-annotation';

/** Which families of addresses the load balancer of a Service listens on, and how UDP over IPv6 is translated. */
export const trafficListening = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
    summary: 'Whether the load balancer has IPv6 addresses beside those of IPv4.',
    codec: enumeration(['ipv4', 'dualstack']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        default: 'ipv4',
        onBadValue: 'rejects',
        requires: [
          { detail: '"dualstack" needs an IPv6 CIDR on every subnet, and a Service of IPv6 needs "dualstack"' },
        ],
        docs: 'docs/guide/service/annotations.md#ip-address-type',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat',
    summary: 'Whether IPv6 sources are translated, which UDP over IPv6 needs.',
    codec: enumeration(['on', 'off']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.10.0',
        default: 'off',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
            is: ['dualstack'],
            ownValues: ['on'],
            effect: 'rejects',
            detail: 'there is no IPv6 to translate otherwise',
          },
          { detail: '"on" needs an IPv6 CIDR on every subnet' },
        ],
        onChange: 'AWS refuses to turn it off while there is a UDP listener',
        docs: 'docs/guide/service/annotations.md#enable-prefix-for-ipv6-source-nat',
        source: 'pkg/networking/utils.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-source-nat-ipv6-prefixes',
    summary: 'The prefixes that IPv6 sources are translated to, one for each subnet in turn.',
    codec: addressList({ family: 6, prefixLength: 80, words: ['auto_assigned'] }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.10.0',
        defaultNote: 'chosen by AWS',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
            is: ['dualstack'],
            effect: 'rejects',
            detail: 'there is no IPv6 to translate otherwise',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-enable-prefix-for-ipv6-source-nat',
            is: ['on'],
            effect: 'rejects',
            detail: 'nothing is translated otherwise',
          },
          { detail: 'as many as there are subnets, each within its own, in their order' },
        ],
        onChange: 'AWS refuses it while there is a UDP listener',
        docs: 'docs/guide/service/annotations.md#source-nat-ipv6-prefixes',
        source: 'pkg/networking/utils.go',
      },
    },
  }),
] as const;
