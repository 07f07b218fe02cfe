import { addressList } from '../../codecs/address-list';
import { enumeration } from '../../codecs/enumeration';
import { plainStringMap } from '../../codecs/plain-string-map';
import { stringList } from '../../codecs/string-list';
import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';
import { loadBalancerName, refusedName } from '../load-balancer-name';
import { serviceAction } from './service-action';

/** What builds the load balancer of a Service, under which name and addresses, and where its targets are. */
export const trafficRouting = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-name',
    summary: 'The name of the load balancer.',
    codec: loadBalancerName,
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote: 'made from the namespace, the name and a hash',
        onBadValue: 'rejects',
        onChange: 'nothing: the name counts only when the load balancer is made',
        cautions: [refusedName],
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
        defaultNote: 'the controller builds nothing, unless spec.loadBalancerClass selects it',
        onBadValue: 'leaves-object',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
            is: ['ip', 'instance'],
            ownValues: ['external'],
            effect: 'leaves-object',
            unseen: 'spec.loadBalancerClass',
            detail: '"external" counts only beside a target type of "ip" or "instance"',
          },
        ],
        onChange: 'the load balancer that is there is left behind: never change it on a Service that has one',
        note: 'spec.loadBalancerClass, when it is set, decides alone; the webhook of the controller sets it on every new Service of type LoadBalancer that has none. "nlb-ip" is the older way to say "external" with "ip".',
        docs: 'docs/guide/service/annotations.md#lb-type',
        source: 'pkg/service/service_utils.go',
      },
      'cloud-provider-aws': {
        codec: enumeration(['nlb'], { elsewhere: { external: 'leaves-object', 'nlb-ip': 'leaves-object' } }),
        defaultNote: 'a Classic Load Balancer',
        emptyValue: 'a Classic Load Balancer',
        onBadValue: 'misreads',
        badValueBecomes: 'the absence of the annotation, which builds a Classic Load Balancer',
        onChange: 'the reconcile fails: the type is settled when the load balancer is made',
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
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb-ip'],
            ownValues: ['instance'],
            effect: 'misreads',
            becomes: '"ip"',
            detail: 'that type has pods for its targets',
          },
        ],
        onChange: 'the target group is replaced',
        docsDisagree:
          'The documentation offers two values and nothing else; the code takes whatever is not "ip" for "instance".',
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
        default: 'None',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
            unread: true,
            detail: 'it is for TLS listeners, and without a certificate there are none',
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
          { detail: 'the scheme "internet-facing", which is not the default' },
          { detail: 'as many as there are subnets, in their order' },
        ],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
            is: ['internal'],
            effect: 'rejects',
            detail: 'an internal load balancer has no public addresses',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-internal',
            is: [true],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme', absent: true }],
            effect: 'rejects',
            detail: 'an internal load balancer has no public addresses',
          },
        ],
        note: 'A list without items is counted, and refused, all the same.',
        docs: 'docs/guide/service/annotations.md#eip-allocations',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'allocation IDs between commas', trim: false, minItems: 1 }),
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            detail: 'a Classic Load Balancer has no addresses of its own',
          },
          { detail: 'as many as there are subnets, in their order' },
        ],
        onChange: 'nothing: it is read only when the load balancer is made',
        note: 'Spaces around an ID are sent to AWS.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses',
    summary: 'The private addresses of an internal load balancer, one within each subnet.',
    codec: addressList({ family: 4 }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        onBadValue: 'rejects',
        requires: [
          { detail: 'the scheme "internal", which is the default' },
          { detail: 'as many as there are subnets, each within exactly one of them, in any order' },
        ],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme',
            is: ['internet-facing'],
            effect: 'rejects',
            detail: 'an internet-facing load balancer gets its private addresses from AWS',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-internal',
            is: [false],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-scheme', absent: true }],
            effect: 'rejects',
            detail: 'an internet-facing load balancer gets its private addresses from AWS',
          },
        ],
        note: 'A list without items is counted, and refused, all the same.',
        docs: 'docs/guide/service/annotations.md#private-ipv4-addresses',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        codec: stringList({ expects: 'IPv4 addresses between commas', trim: false, minItems: 1 }),
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            detail: 'a Classic Load Balancer has no addresses of its own',
          },
          { detail: 'as many as there are subnets, in their order' },
        ],
        onChange: 'nothing: it is read only when the load balancer is made',
        note: 'Spaces around an address are sent to AWS.',
        docsDisagree: 'The documentation does not have it.',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses',
    summary: 'The IPv6 addresses of a dual-stack load balancer, one within each subnet.',
    codec: addressList({ family: 6 }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.4.4',
        defaultNote: 'chosen by AWS',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
            is: ['dualstack'],
            effect: 'rejects',
            detail: 'a load balancer of IPv4 has no IPv6 addresses',
          },
          { detail: 'as many as there are subnets, each within exactly one of them, in any order' },
        ],
        note: 'A list without items is counted, and refused, all the same.',
        docs: 'docs/guide/service/annotations.md#ipv6-addresses',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-target-node-labels',
    summary: 'The labels of the nodes that are targets.',
    codec: stringMap({ expects: 'label=value pairs between commas' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote: 'every node',
        onBadValue: 'rejects',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
            is: ['ip'],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type' }],
            unread: true,
            detail: 'the targets are pods then',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb-ip'],
            unread: true,
            detail: 'the targets are pods then',
          },
        ],
        docs: 'docs/guide/service/annotations.md#target-node-labels',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        codec: plainStringMap({ expects: 'label=value pairs between commas' }),
        defaultNote: 'every node',
        onBadValue: 'misreads',
        note: 'A label without a value stands for nodes that have the label, whatever its value.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-enable-icmp-for-path-mtu-discovery',
    summary: 'Whether the security group that the controller manages lets in what path MTU discovery needs.',
    codec: enumeration(['on', 'off']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.12.0',
        default: 'off',
        onBadValue: 'misreads',
        badValueBecomes: '"off"',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups',
            isNot: [[]],
            when: [{ annotation: 'service.beta.kubernetes.io/aws-load-balancer-security-groups' }],
            ownValues: ['on'],
            detail: 'the controller adds rules to a security group of its own alone',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
            is: [true],
            ownValues: ['on'],
            detail: 'there is no security group to add a rule to',
          },
        ],
        note: 'It is a word, not a boolean: "true" is off. Prefix lists get no such rule.',
        docs: 'docs/guide/service/annotations.md#icmp-path-mtu-discovery',
        source: 'pkg/service/model_build_managed_sg.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/actions.${protocol}-${port}',
    summary: 'How one listener divides its connections among the Service and other target groups.',
    codec: serviceAction,
    appliesTo: ['Service'],
    parameters: { protocol: ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'], port: 'port' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: 'everything goes to the Service',
        onBadValue: 'rejects',
        requires: [
          { detail: 'the protocol and the port of a listener as it is built; it is silently ignored otherwise' },
          { detail: 'Services of the same namespace that exist: nothing stands in for one that does not' },
        ],
        docsDisagree:
          'The documentation has it as a map of strings; the code reads JSON. An action without forwardConfig is taken, and crashes the reconcile.',
        note: 'The Service itself is always the first target group, and the other Services are read with its annotations. Unlike on an Ingress, a servicePort in quotes is the name of a port: "80" is not 80.',
        docs: 'docs/guide/service/annotations.md#nlb-default-action',
        source: 'pkg/service/config_types.go',
      },
    },
  }),
] as const;
