import { boolean } from '../../codecs/boolean';
import { enumeration } from '../../codecs/enumeration';
import { plainStringMap } from '../../codecs/plain-string-map';
import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';

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
        onBadValue: 'rejects',
        conflicts: [
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group',
            detail: 'the list of target groups is ignored',
          },
          {
            annotation: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
            detail: 'proxy_protocol_v2.enabled is ignored',
          },
        ],
        docs: 'docs/guide/service/annotations.md#proxy-protocol-v2',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        onBadValue: 'rejects',
        note: 'It is for Classic Load Balancers; a Network one takes proxy_protocol_v2.enabled of target-group-attributes.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
    summary: 'Attributes of the load balancer, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.3.0',
        onBadValue: 'rejects',
        note: 'Names and values are left to AWS, but for dns_record.client_routing_policy.',
        docs: 'docs/guide/service/annotations.md#load-balancer-attributes',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
    summary: 'Attributes of the target groups, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        default: { 'proxy_protocol_v2.enabled': 'false' },
        onBadValue: 'rejects',
        note: 'Names and values are left to AWS, but for preserve_client_ip.enabled.',
        docs: 'docs/guide/service/annotations.md#target-group-attributes',
        source: 'pkg/service/model_build_target_group.go',
      },
      'cloud-provider-aws': {
        codec: plainStringMap(),
        onBadValue: 'rejects',
        note: 'It takes preserve_client_ip.enabled and proxy_protocol_v2.enabled alone, and only for Network Load Balancers.',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_validations.go',
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
        onBadValue: 'rejects',
        docs: 'docs/service_controller.md',
        source: 'pkg/providers/v1/aws_loadbalancer.go',
      },
    },
  }),
] as const;
