import { DNS_RECORD_CLIENT_ROUTING_POLICIES } from '@eks-ingress/elbv2/attributes';
import { alternatives } from '../../codecs/alternatives';
import { boolean } from '../../codecs/boolean';
import { enumeration } from '../../codecs/enumeration';
import { portList } from '../../codecs/port-list';
import { portNumberList } from '../../codecs/port-number-list';
import { stringList } from '../../codecs/string-list';
import { stringMap } from '../../codecs/string-map';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { legacyTargetGroupAttributes, targetGroupAttributes, targetGroupCautions } from './target-group-attributes';

const routingPolicies: readonly string[] = DNS_RECORD_CLIENT_ROUTING_POLICIES;

const loadBalancerAttributes = stringMap({
  expects: 'attribute=value pairs between commas',
  // getLoadBalancerAttributes of pkg/service/model_build_load_balancer.go
  check(attributes) {
    const key = 'dns_record.client_routing_policy';
    const policy = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (policy === undefined || routingPolicies.includes(policy)) return undefined;
    return `expected ${alternatives(routingPolicies)} for ${key}, and it is ${JSON.stringify(policy.slice(0, 60))}`;
  },
});

/** Attributes of what is built for a Service. */
export const resourceAttributes = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
    summary: 'Turns PROXY protocol v2 on for every target group.',
    codec: enumeration(['*']),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'off, unless it is turned on for single target groups',
        onBadValue: 'rejects',
        note: 'It wins over proxy-protocol-per-target-group, and over proxy_protocol_v2.enabled of target-group-attributes.',
        docs: 'docs/guide/service/annotations.md#proxy-protocol-v2',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        defaultNote: 'off',
        emptyValue: 'the absence of the annotation',
        onBadValue: 'rejects',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            unread: true,
            detail: 'a Network Load Balancer takes proxy_protocol_v2.enabled of target-group-attributes',
          },
        ],
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group',
    summary: 'The ports of the Service whose target groups speak PROXY protocol v2; those of all others do not.',
    codec: portNumberList(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        defaultNote: 'what target-group-attributes say',
        onBadValue: 'rejects',
        requires: [{ detail: 'numbers of ports of the Service; others are silently ignored' }],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
            detail: 'that one is for every target group',
          },
        ],
        note: 'It wins over proxy_protocol_v2.enabled of target-group-attributes: a port that is not listed has it off, whatever they say.',
        docs: 'docs/guide/service/annotations.md#proxy-protocol-v2',
        source: 'pkg/service/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
    summary: 'Attributes of the load balancer, by the names that Elastic Load Balancing gives them.',
    codec: loadBalancerAttributes,
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.3.0',
        onBadValue: 'rejects',
        onChange: 'an attribute that is no longer listed keeps its last value',
        note: 'Names and values are left to AWS, but for dns_record.client_routing_policy. The deprecated annotations for single attributes win. With deletion_protection.enabled=true the controller does not delete the load balancer, and the Service stays.',
        docs: 'docs/guide/service/annotations.md#load-balancer-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
    summary: 'Attributes of the target groups, by the names that Elastic Load Balancing gives them.',
    codec: targetGroupAttributes,
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        default: { 'proxy_protocol_v2.enabled': 'false' },
        onBadValue: 'rejects',
        cautions: targetGroupCautions(),
        note: 'Names and values are left to AWS, but for preserve_client_ip.enabled. What PROXY protocol annotations say wins.',
        docs: 'docs/guide/service/annotations.md#target-group-attributes',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        codec: legacyTargetGroupAttributes,
        defaultNote: 'left as they are',
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-type',
            is: ['nlb'],
            effect: 'rejects',
            detail: 'a Classic Load Balancer has no target groups',
          },
          { detail: 'preserve_client_ip.enabled=false is refused beside a UDP port' },
        ],
        onChange: 'an attribute that is no longer listed keeps its last value',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_validations.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.${port}',
    summary: 'Attributes of the target group of one port, over those of all.',
    codec: targetGroupAttributes,
    appliesTo: ['Service'],
    parameters: { port: 'port' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.0',
        onBadValue: 'rejects',
        requires: [{ detail: 'the number of a port of the Service; it is silently ignored otherwise' }],
        cautions: targetGroupCautions(),
        note: 'An attribute without a value keeps the one that all target groups have.',
        docs: 'docs/guide/service/annotations.md#target-group-attributes',
        source: 'pkg/service/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.${Protocol}-${Port}',
    summary: 'Attributes of one listener, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Service'],
    parameters: { Protocol: ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'], Port: 'port' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.9.0',
        onBadValue: 'rejects',
        requires: [
          { detail: 'the protocol and the port of a listener as it is built; it is silently ignored otherwise' },
        ],
        docs: 'docs/guide/service/annotations.md#listener-attributes',
        source: 'pkg/service/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled',
    summary: 'Whether each zone of the load balancer sends traffic to the targets of all zones.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        deprecated: {
          since: 'v2.3.0',
          replacement: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
          value: 'load_balancing.cross_zone.enabled=true',
        },
        note: 'It wins over the same attribute in aws-load-balancer-attributes.',
        docs: 'docs/guide/service/annotations.md#deprecated-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        default: false,
        emptyValue: '"false"',
        onBadValue: 'rejects',
        docsDisagree: 'The documentation has it for Classic Load Balancers; the code reads it for Network ones too.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-enable-tcp-udp-listener',
    summary: 'Whether a TCP port and a UDP port of the same number share one listener.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.13.0',
        default: false,
        defaultNote: 'of the EnableTCPUDPListener feature gate',
        onBadValue: 'ignores',
        badValueBecomes: 'what the EnableTCPUDPListener feature gate says: "false"',
        requires: [{ detail: 'exactly one TCP and one UDP port for each number that is there twice' }],
        docsDisagree:
          'The documentation calls the feature gate EnableTCPUDPListenerType, which the controller does not start with; its name is EnableTCPUDPListener.',
        note: 'Without it such ports get one listener all the same, and one of them is lost.',
        docs: 'docs/guide/service/annotations.md#tcp-udp-listener',
        source: 'pkg/service/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-disable-nlb-sg',
    summary: 'Whether the load balancer is made without security groups.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.0',
        default: false,
        onBadValue: 'rejects',
        onChange:
          'the reconcile fails when the load balancer has security groups, and nothing changes when it has none',
        note: 'The security groups of the targets are opened to the clients themselves then.',
        docs: 'docs/guide/service/annotations.md#nlb-sg-disable',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-ports',
    summary: 'The UDP ports of the Service whose listeners speak QUIC.',
    codec: portList(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.15.0',
        onBadValue: 'ignores',
        badValueBecomes: 'the ports that the Service has',
        requires: [
          { detail: 'pods for the targets of such listeners, not nodes' },
          { detail: 'UDP ports, or TCP and UDP ports that share a listener' },
        ],
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
            is: ['dualstack'],
            effect: 'passes-on',
            detail: 'AWS has QUIC for IPv4 alone',
          },
        ],
        docsDisagree: 'The documentation says that a port of another protocol is ignored; the code refuses it.',
        note: 'An item that is no port of the Service is silently ignored.',
        docs: 'docs/guide/service/annotations.md#nlb-quic-enabled',
        source: 'pkg/service/model_build_listener.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-containers',
    summary: 'The containers of a Pod that are given the ID of their QUIC server.',
    codec: stringList({ expects: 'names of containers between commas', trim: false }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.15.0',
        onBadValue: 'ignores',
        requires: [{ detail: 'the label elbv2.k8s.aws/quic-server-id-inject=enabled on the namespace' }],
        note: 'Spaces around a name belong to it, so that it stands for no container.',
        docs: 'docs/guide/use_cases/quic/index.md',
        source: 'pkg/inject/quic/quic_server_id_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-multi-cluster-target-group',
    summary: 'Whether other clusters register targets in the target groups as well.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.10.0',
        default: false,
        onBadValue: 'rejects',
        onChange: 'targets may be left behind: settle it when the Service is made',
        note: 'The target groups are deleted with the Service, whoever else uses them.',
        docs: 'docs/guide/service/annotations.md#multi-cluster-target-group',
        source: 'pkg/service/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled',
    summary: 'Whether access logs are written to S3.',
    codec: boolean(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        deprecated: {
          since: 'v2.3.0',
          replacement: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
          value: 'access_logs.s3.enabled=true',
        },
        onBadValue: 'rejects',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name',
            or: ['service.beta.kubernetes.io/aws-load-balancer-attributes'],
            ownValues: [true],
            effect: 'passes-on',
            detail: 'access logs need a bucket',
          },
        ],
        cautions: [
          {
            applies: (enabled) => !enabled,
            examples: ['false'],
            why: 'Of "false" nothing is sent to AWS, so that logs that are on stay on.',
            fix: 'Write access_logs.s3.enabled=false in aws-load-balancer-attributes.',
            effect: 'ignores',
          },
        ],
        note: 'It wins over the same attribute in aws-load-balancer-attributes.',
        docs: 'docs/guide/service/annotations.md#deprecated-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        default: false,
        emptyValue: '"false"',
        onBadValue: 'rejects',
        docsDisagree: 'The documentation has it for Classic Load Balancers; the code reads it for Network ones too.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name',
    summary: 'The bucket that access logs are written to.',
    codec: text({ expects: 'the name of a bucket' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        deprecated: {
          since: 'v2.3.0',
          replacement: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
          value: 'access_logs.s3.bucket=my-access-log-bucket',
        },
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled',
            is: [true],
            detail: 'it is read only while access logs are turned on there',
          },
        ],
        note: 'It wins over the same attribute in aws-load-balancer-attributes.',
        docs: 'docs/guide/service/annotations.md#deprecated-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        onBadValue: 'passes-on',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-prefix',
    summary: 'Where in the bucket access logs are written.',
    codec: text({ expects: 'a prefix of keys' }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        deprecated: {
          since: 'v2.3.0',
          replacement: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
          value: 'access_logs.s3.prefix=my-app',
        },
        onBadValue: 'passes-on',
        requires: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled',
            is: [true],
            detail: 'it is read only while access logs are turned on there',
          },
        ],
        note: 'It wins over the same attribute in aws-load-balancer-attributes.',
        docs: 'docs/guide/service/annotations.md#deprecated-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
      'cloud-provider-aws': {
        onBadValue: 'passes-on',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
] as const;
