import { resourceIdPrefix } from '@eks-ingress/elbv2/identifiers';
import { boolean } from '../../codecs/boolean';
import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { stringList } from '../../codecs/string-list';
import { stringMap } from '../../codecs/string-map';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { loadBalancerName, refusedName } from '../load-balancer-name';
import { action } from './action';
import { conditions } from './conditions';
import { transforms } from './transforms';

/** Where the load balancer of an Ingress stands, and what it does with requests. */
export const trafficRouting = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/load-balancer-name',
    summary: 'The name of the load balancer.',
    codec: loadBalancerName,
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote: 'made from the namespace and the name, or the name of the group, and a hash',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'loadBalancerName',
        cautions: [refusedName],
        onChange: 'nothing: the name counts only when the load balancer is made',
        docs: 'docs/guide/ingress/annotations.md#load-balancer-name',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/target-type',
    summary: 'Whether the targets are nodes, by node port, or pods, by address.',
    codec: enumeration(['instance', 'ip']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'instance',
        defaultNote: 'of the --default-target-type flag',
        onBadValue: 'rejects',
        backendService: 'replaces',
        ingressClassParams: 'targetType',
        requires: [{ detail: '"instance" needs a Service of type NodePort or LoadBalancer' }],
        onChange: 'the target group is replaced',
        docs: 'docs/guide/ingress/annotations.md#target-type',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/target-node-labels',
    summary: 'The labels of the nodes that are targets.',
    codec: stringMap(),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.2.0',
        defaultNote: 'every node',
        onBadValue: 'rejects',
        backendService: 'replaces',
        conflicts: [
          {
            annotation: 'alb.ingress.kubernetes.io/target-type',
            is: ['ip'],
            when: [{ annotation: 'alb.ingress.kubernetes.io/target-type' }],
            unread: true,
            detail: 'the targets are pods',
          },
        ],
        docs: 'docs/guide/ingress/annotations.md#target-node-labels',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/backend-protocol',
    summary: 'What the load balancer speaks with the targets.',
    codec: enumeration(['HTTP', 'HTTPS']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'HTTP',
        onBadValue: 'rejects',
        backendService: 'replaces',
        onChange: 'the target group is replaced',
        docs: 'docs/guide/ingress/annotations.md#backend-protocol',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/backend-protocol-version',
    summary: 'Which version of HTTP the load balancer speaks with the targets, or gRPC.',
    codec: enumeration(['HTTP1', 'HTTP2', 'GRPC']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.1.0',
        default: 'HTTP1',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [{ detail: '"HTTP2" and "GRPC" need an HTTPS listener: AWS refuses the rule without' }],
        onChange: 'the target group is replaced',
        note: 'With "GRPC" the default path of the health check is /AWS.ALB/healthcheck, and success-codes are those of gRPC, 12 by default.',
        docs: 'docs/guide/ingress/annotations.md#backend-protocol-version',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/target-control-port.${serviceName}.${servicePort}',
    summary: 'The port on which targets of a Service port tell the load balancer how much they can take.',
    codec: integer({ min: 1, max: 65535, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    parameters: { serviceName: 'name', servicePort: 'name' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [
          {
            detail:
              'the port as the backend of the Ingress has it, by name or by number; it is silently ignored otherwise',
          },
        ],
        conflicts: [{ detail: 'targets that are nodes, whoever says that they are: the reconcile fails' }],
        onChange: 'the target group is replaced',
        docsDisagree: 'The documentation has it on the Ingress alone; the code reads it on the Service too.',
        docs: 'docs/guide/ingress/annotations.md#target-control-port',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/subnets',
    summary: 'The subnets of the load balancer, by ID or by the value of their Name tag.',
    codec: stringList({ expects: 'at least one subnet, each once', minItems: 1, onceEach: resourceIdPrefix('subnet') }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'those of a load balancer of the same scheme that is there, else found by their tags',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'subnets',
        requires: [{ detail: 'two Availability Zones at least, with one subnet in each' }],
        conflicts: [
          { detail: 'IngressClassParams with subnets for another Ingress of the group: the reconcile fails' },
        ],
        note: 'What does not begin with "subnet-" is the value of a Name tag. An empty list is refused: it does not stand for the default.',
        docs: 'docs/guide/ingress/annotations.md#subnets',
        source: 'pkg/ingress/model_build_load_balancer.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/ipam-ipv4-pool-id',
    summary: 'The pool of Amazon VPC IP Address Manager that the public IPv4 addresses come from.',
    codec: text({ expects: 'the ID of a pool' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.12.0',
        defaultNote: 'addresses of AWS',
        onBadValue: 'passes-on',
        group: 'exclusive',
        groupIgnoresEmpty: true,
        emptyValue: 'absent',
        ingressClassParams: 'ipamConfiguration.ipv4IPAMPoolId',
        docs: 'docs/guide/ingress/annotations.md#ipam-ipv4-pool-id',
        source: 'pkg/ingress/model_build_ipam.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/actions.${action-name}',
    summary: 'What is done with requests for the backend of that name whose port is named use-annotation.',
    codec: action,
    appliesTo: ['Ingress'],
    parameters: { 'action-name': 'name' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        requires: [
          { detail: 'a backend whose service name is the name of the action, and whose port name is "use-annotation"' },
        ],
        note: 'An action that no backend names is silently ignored; a backend that names no action answers 503.',
        docs: 'docs/guide/ingress/annotations.md#actions',
        source: 'pkg/ingress/config_types.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/transforms.${transforms-name}',
    summary: 'What is changed in requests for the backend of that name before they are forwarded.',
    codec: transforms,
    appliesTo: ['Ingress'],
    parameters: { 'transforms-name': 'name' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.1',
        onBadValue: 'rejects',
        requires: [
          {
            detail:
              'a backend of a rule whose service name is the name of the transforms; spec.defaultBackend has none',
          },
        ],
        note: 'Transforms that no backend of a rule names are silently ignored.',
        docs: 'docs/guide/ingress/annotations.md#transforms',
        source: 'pkg/ingress/config_types.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/conditions.${conditions-name}',
    summary: 'What requests for the backend of that name have to be like, besides their host and path.',
    codec: conditions,
    appliesTo: ['Ingress'],
    parameters: { 'conditions-name': 'name' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        requires: [
          {
            detail:
              'a backend of a rule whose service name is the name of the conditions; spec.defaultBackend has none',
          },
          { detail: 'five condition values at most in a rule, with its host and the one or two of its path' },
        ],
        note: 'It is the one annotation whose value the webhook checks. Hosts and paths are alternatives to those of the rule, other conditions come on top. One with an unknown field is silently dropped, and the rule matches more; conditions that no backend of a rule names are silently ignored.',
        docsDisagree:
          'The documentation writes sourceIpConfig and Values in its examples: they work because case does not count in the names of fields.',
        docs: 'docs/guide/ingress/annotations.md#conditions',
        source: 'pkg/ingress/config_types.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/use-regex-path-match',
    summary: 'Whether paths of the type ImplementationSpecific are regular expressions.',
    codec: boolean(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.14.1',
        default: false,
        onBadValue: 'rejects',
        requires: [
          {
            detail:
              'a path of the type ImplementationSpecific; others are compared as they are, and it is not read for them',
          },
        ],
        note: 'The first character of the path, its "/", is no part of the expression: "/" alone is an empty one.',
        docsDisagree:
          'The documentation has its default where others say how they behave in a group: each Ingress keeps its own.',
        docs: 'docs/guide/ingress/annotations.md#use-regex-path-match',
        source: 'pkg/ingress/model_build_listener_rules.go',
      },
    },
  }),
] as const;
