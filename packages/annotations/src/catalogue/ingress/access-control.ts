import { resourceIdPrefix } from '@eks-ingress/elbv2/identifiers';
import { boolean } from '../../codecs/boolean';
import { cidrList } from '../../codecs/cidr-list';
import { enumeration } from '../../codecs/enumeration';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';
import { alone } from './alone';

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
        groupIgnoresEmpty: true,
        ingressClassParams: 'inboundCIDRs',
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/security-groups',
            isNot: [[]],
            when: [{ annotation: 'alb.ingress.kubernetes.io/security-groups' }],
            detail: 'the controller adds rules to a security group of its own alone',
          },
        ],
        note: 'IPv6 networks are silently left out when the load balancer is IPv4. A bad network is refused beside security-groups too.',
        docs: 'docs/guide/ingress/annotations.md#inbound-cidrs',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/security-group-prefix-lists',
    summary: 'The managed prefix lists whose networks reach the listeners.',
    codec: stringList({ expects: 'IDs of prefix lists between commas' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.8.0',
        onBadValue: 'passes-on',
        emptyValue: 'absent',
        group: 'exclusive-per-port',
        groupIgnoresEmpty: true,
        ingressClassParams: 'prefixListsIDs',
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/security-groups',
            isNot: [[]],
            when: [{ annotation: 'alb.ingress.kubernetes.io/security-groups' }],
            detail: 'the controller adds rules to a security group of its own alone',
          },
        ],
        note: 'Without inbound-cidrs nobody else reaches the listeners. Each list counts as many times against the rules that a security group may have as it has room for entries.',
        docsDisagree:
          'The documentation gives two IDs for its default, which are an example: by default there is no list.',
        docs: 'docs/guide/ingress/annotations.md#security-group-prefix-lists',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/security-groups',
    summary:
      'The security groups of the load balancer, by ID or by the value of their Name tag, in place of those that the controller manages.',
    codec: stringList({
      expects: 'security groups between commas, each once',
      onceEach: resourceIdPrefix('security-group'),
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'one security group of its own, and the one that backends share',
        onBadValue: 'rejects',
        group: 'exclusive',
        groupOrderSensitive: true,
        emptyValue: 'absent, by the Ingress itself; the other Ingresses of a group are compared with it all the same',
        conflicts: [
          { detail: 'inbound-cidrs and security-group-prefix-lists, which shape a security group of the controller' },
        ],
        note: 'The controller then opens nothing towards the targets, unless manage-backend-security-group-rules is "true": they time out until somebody else does.',
        docsDisagree:
          'The documentation does not say that in a group the lists have to be equal in their order too, as those of subnets do not.',
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
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/security-groups',
            when: [alone],
            unread: true,
            detail: 'beside a security group that the controller manages it is not read',
          },
          { detail: '"true" needs the --enable-backend-security-group flag: the reconcile fails without' },
        ],
        docs: 'docs/guide/ingress/annotations.md#manage-backend-security-group-rules',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
] as const;
