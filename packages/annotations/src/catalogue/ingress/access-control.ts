import { boolean } from '../../codecs/boolean';
import { cidrList } from '../../codecs/cidr-list';
import { enumeration } from '../../codecs/enumeration';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';

/** Who reaches the load balancer of an Ingress. */
export const accessControl = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/scheme',
    summary: 'Whether the load balancer has public addresses.',
    codec: enumeration(['internal', 'internet-facing']),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'internal',
        defaultNote: 'of the --default-load-balancer-scheme flag',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'scheme',
        onChange: 'the load balancer is replaced, with another DNS name',
        docs: 'docs/guide/ingress/annotations.md#scheme',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/inbound-cidrs',
    summary: 'The networks that reach the listeners.',
    codec: cidrList(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: ['0.0.0.0/0'],
        defaultNote: '::/0 as well for dualstack, and none at all beside prefix lists',
        onBadValue: 'rejects',
        group: 'exclusive-per-port',
        ingressClassParams: 'inboundCIDRs',
        conflicts: [{ annotation: 'alb.ingress.kubernetes.io/security-groups', detail: 'the networks are ignored' }],
        note: 'IPv6 networks are silently left out when the load balancer is IPv4.',
        docs: 'docs/guide/ingress/annotations.md#inbound-cidrs',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/security-groups',
    summary:
      'The security groups of the load balancer, by ID or by the value of their Name tag, in place of those that the controller manages.',
    codec: stringList(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'one security group of its own, and the one that backends share',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/manage-backend-security-group-rules',
            detail: '"true", or rules of your own that let the load balancer reach the targets',
          },
        ],
        conflicts: [
          { annotation: 'alb.ingress.kubernetes.io/inbound-cidrs', detail: 'the networks are ignored' },
          {
            annotation: 'alb.ingress.kubernetes.io/security-group-prefix-lists',
            detail: 'the prefix lists are ignored',
          },
        ],
        note: 'Within a group the lists have to be equal in their order too.',
        docs: 'docs/guide/ingress/annotations.md#security-groups',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/manage-backend-security-group-rules',
    summary: 'Whether the controller opens the security groups of the targets to the load balancer.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.3.0',
        default: false,
        defaultNote: 'of the --enable-manage-backend-security-group-rules flag',
        onBadValue: 'rejects',
        group: 'exclusive',
        requires: [{ annotation: 'alb.ingress.kubernetes.io/security-groups', detail: 'it is not read otherwise' }],
        docs: 'docs/guide/ingress/annotations.md#manage-backend-security-group-rules',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
] as const;
