import { enumeration } from '../../codecs/enumeration';
import { stringList } from '../../codecs/string-list';
import { defineAnnotation } from '../../define-annotation';
import { action } from './action';

/** Where the load balancer of an Ingress stands, and what it does with requests. */
export const trafficRouting = [
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
    key: 'alb.ingress.kubernetes.io/subnets',
    summary: 'The subnets of the load balancer, by ID or by the value of their Name tag.',
    codec: stringList({ expects: 'at least one subnet', minItems: 1 }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'those of a load balancer of the same scheme that is there, else found by their tags',
        onBadValue: 'rejects',
        group: 'exclusive',
        ingressClassParams: 'subnets',
        requires: [{ detail: 'two Availability Zones at least, with one subnet in each' }],
        docs: 'docs/guide/ingress/annotations.md#subnets',
        source: 'pkg/ingress/model_build_load_balancer.go',
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
] as const;
