import { resourceIdPrefix } from '@eks-ingress/elbv2/identifiers';
import { boolean } from '../../codecs/boolean';
import { cidrList } from '../../codecs/cidr-list';
import { enumeration } from '../../codecs/enumeration';
import { isCidr } from '../../codecs/ip-address';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';

/** Who reaches the load balancer of a Service, and who opens the way to its targets. */
export const accessControl = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/load-balancer-source-ranges',
    summary: 'The networks that reach the load balancer, where spec.loadBalancerSourceRanges names none.',
    codec: stringList({ expects: 'CIDR blocks between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: ['0.0.0.0/0'],
        defaultNote: '::/0 as well for dualstack, and none at all beside prefix lists',
        onBadValue: 'passes-on',
        requires: [{ detail: 'IPv6 networks need a dual-stack load balancer: the reconcile fails without' }],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
            isNot: [[]],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups' }],
            detail: 'the controller adds rules to a security group of its own alone',
          },
          { detail: 'spec.loadBalancerSourceRanges of the Service wins' },
        ],
        cautions: [
          {
            applies: (ranges) => !ranges.every(isCidr),
            examples: ['203.0.113.7'],
            why: 'The rules of a security group take CIDR blocks, such as 203.0.113.7/32 for one address.',
            effect: 'passes-on',
          },
        ],
        docsDisagree:
          'The documentation says that it counts only while client addresses are preserved; that is so only for load balancers without security groups.',
        docs: 'docs/guide/service/annotations.md#lb-source-ranges',
        source: 'pkg/service/model_build_managed_sg.go',
      },
      'cloud-provider-aws': {
        codec: cidrList({ emptyItems: 'refuse', blank: 'empty-list' }),
        default: ['0.0.0.0/0'],
        onBadValue: 'rejects',
        emptyValue: '"0.0.0.0/0"',
        conflicts: [{ detail: 'spec.loadBalancerSourceRanges of the Service wins' }],
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists',
    summary: 'The managed prefix lists whose networks reach the load balancer.',
    codec: stringList({ expects: 'IDs of prefix lists between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.8.0',
        onBadValue: 'passes-on',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
            isNot: [[]],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups' }],
            detail: 'the controller adds rules to a security group of its own alone',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
            is: [true],
            detail: 'there is no security group to add a rule to',
          },
        ],
        cautions: [
          {
            applies: (lists) => lists.length === 0,
            examples: [','],
            why: 'Even without items it takes the place of 0.0.0.0/0, so that nobody reaches the load balancer but the source ranges.',
            fix: 'Remove it, or name a prefix list.',
          },
        ],
        docs: 'docs/guide/service/annotations.md#lb-security-group-prefix-lists',
        source: 'pkg/service/model_build_managed_sg.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
    summary: 'Whether the load balancer has public addresses.',
    codec: enumeration(['internal', 'internet-facing']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote:
          'that of the load balancer that is there, else of the --default-load-balancer-scheme flag: internal',
        onBadValue: 'rejects',
        onChange: 'the load balancer is replaced, with another DNS name',
        docs: 'docs/guide/service/annotations.md#lb-scheme',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-internal',
    summary: 'Whether the load balancer has no public addresses.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'the scheme of the load balancer that is there, else internal',
        onBadValue: 'rejects',
        deprecated: {
          since: 'v2.2.0',
          replacement: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
          value: 'internal',
        },
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
            unread: true,
            detail: 'the scheme decides alone',
          },
        ],
        onChange: 'the load balancer is replaced, with another DNS name',
        docsDisagree:
          'The documentation gives false for its default; without it and without a scheme, the load balancer is internal.',
        note: '"0.0.0.0/0", which the AWS cloud provider takes for true, is refused.',
        docs: 'docs/guide/service/annotations.md#lb-internal',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: boolean({ spellings: 'exact' }),
        default: false,
        emptyValue: '"false"',
        onBadValue: 'misreads',
        badValueBecomes: '"true", whatever it says',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
    summary: 'The security groups of the load balancer, in place of those that the controller manages.',
    codec: stringList(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.6.0',
        codec: stringList({
          expects: 'security groups between commas, each once',
          onceEach: resourceIdPrefix('security-group'),
        }),
        defaultNote: 'one security group of its own, and the one that backends share',
        onBadValue: 'rejects',
        requires: [{ detail: 'a load balancer that was made with security groups: they cannot be added later' }],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
            is: [true],
            unread: true,
            detail: 'the load balancer is made without security groups',
          },
        ],
        emptyValue: 'the absence of the annotation',
        featureGate: 'NLBSecurityGroup',
        note: 'With it the controller opens nothing towards the targets, unless manage-backend-security-group-rules is "true": they time out until somebody else does.',
        docs: 'docs/guide/service/annotations.md#security-groups',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        defaultNote: 'that of the ElbSecurityGroup setting, else one of its own',
        onBadValue: 'passes-on',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            effect: 'rejects',
            detail: 'the provider takes security groups for Classic Load Balancers alone',
          },
        ],
        note: 'It takes the place of all others, and the provider adds no rules to them.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules',
    summary: 'Whether the controller opens the security groups of the targets to the load balancer.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.4.0',
        defaultNote: 'with security-groups, that of the --enable-manage-backend-security-group-rules flag: false',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
            or: ['service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg'],
            detail: 'the controller always opens the way from a security group that it manages',
          },
          { detail: '"true" needs the --enable-backend-security-group flag, which is on' },
        ],
        docsDisagree:
          'The documentation gives true for its default and "false" as an example; beside a security group that the controller manages it is not read.',
        docs: 'docs/guide/service/annotations.md#manage-backend-sg-rules',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-inbound-sg-rules-on-private-link-traffic',
    summary: 'Whether the inbound rules of its security groups count for traffic that comes through PrivateLink.',
    codec: enumeration(['on', 'off']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.8.0',
        defaultNote: 'left as it is; AWS makes load balancers with "on"',
        onBadValue: 'rejects',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
            is: [true],
            effect: 'passes-on',
            detail: 'a load balancer without security groups has no rules',
          },
        ],
        docs: 'docs/guide/service/annotations.md#update-security-settings',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
] as const;
