import { enumeration } from '../../codecs/enumeration';
import { stringList } from '../../codecs/string-list';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** What builds the load balancer of a Service, under which name and addresses, and where its targets are. */
export const trafficRouting = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-name',
    summary: 'The name of the load balancer.',
    codec: text({ expects: 'at most 32 bytes', maxBytes: 32 }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote: 'made from the namespace, the name and a hash',
        onBadValue: 'rejects',
        onChange: 'nothing: the name counts only when the load balancer is made',
        note: 'Two Services with the same name overwrite each other.',
        docs: 'docs/guide/service/annotations.md#load-balancer-name',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-type',
    summary: 'Which controller builds the load balancer, where spec.loadBalancerClass does not say it.',
    codec: enumeration(['external', 'nlb-ip', 'nlb']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        codec: enumeration(['external', 'nlb-ip']),
        onBadValue: 'leaves-object',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
            detail: '"external" counts only beside a target type of "ip" or "instance"',
          },
        ],
        onChange: 'the load balancer that is there is left behind: never change it on a Service that has one',
        note: 'spec.loadBalancerClass, when it is set, decides alone. "nlb-ip" is the older way to say "external" with "ip".',
        docs: 'docs/guide/service/annotations.md#lb-type',
        source: 'pkg/service/service_utils.go',
      },
      'cloud-provider-aws': {
        codec: enumeration(['nlb']),
        defaultNote: 'a Classic Load Balancer',
        onBadValue: 'misreads',
        badValueBecomes: 'a Classic Load Balancer, or leaves the Service alone when it is "external" or "nlb-ip"',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
    summary: 'Whether the targets are nodes, by node port, or pods, by address.',
    codec: enumeration(['instance', 'ip']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        default: 'instance',
        defaultNote: 'of the --default-target-type flag',
        onBadValue: 'misreads',
        badValueBecomes:
          '"instance" when spec.loadBalancerClass selects the controller, and another\'s Service when it does not',
        requires: [{ detail: '"instance" needs a Service that is not ClusterIP, with node ports' }],
        onChange: 'the target group is replaced',
        docs: 'docs/guide/service/annotations.md#nlb-target-type',
        source: 'pkg/service/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-subnets',
    summary: 'The subnets of the load balancer, by ID or by the value of their Name tag.',
    codec: stringList({ expects: 'at least one subnet', minItems: 1 }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        defaultNote: 'those of the load balancer that is there, else found by their tags',
        onBadValue: 'rejects',
        requires: [{ detail: 'one subnet per Availability Zone, all in one locale' }],
        docs: 'docs/guide/service/annotations.md#subnets',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        defaultNote: 'found by their tags',
        onBadValue: 'rejects',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-alpn-policy',
    summary: 'Which of HTTP/1.1 and HTTP/2 the TLS listeners agree on with the client.',
    codec: enumeration(['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            detail: 'it is not even looked at without a TLS listener',
          },
        ],
        docs: 'docs/guide/service/annotations.md#alpn-policy',
        source: 'pkg/service/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-eip-allocations',
    summary: 'The Elastic IP addresses of an internet-facing load balancer, one for each subnet in turn.',
    codec: stringList({ expects: 'allocation IDs between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
            detail: 'the scheme has to be "internet-facing"',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-subnets',
            detail: 'as many as there are subnets, in their order',
          },
        ],
        docs: 'docs/guide/service/annotations.md#eip-allocations',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'allocation IDs between commas', trim: false, minItems: 1 }),
        onBadValue: 'passes-on',
        requires: [{ detail: 'as many as there are subnets, in their order' }],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses',
    summary: 'The private addresses of an internal load balancer, one within each subnet.',
    codec: stringList({ expects: 'IPv4 addresses between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
            detail: 'the scheme has to be "internal"',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-subnets',
            detail: 'as many as there are subnets, each within exactly one of them, in any order',
          },
        ],
        docs: 'docs/guide/service/annotations.md#private-ipv4-addresses',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'IPv4 addresses between commas', trim: false, minItems: 1 }),
        onBadValue: 'passes-on',
        requires: [{ detail: 'as many as there are subnets, in their order' }],
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
] as const;
