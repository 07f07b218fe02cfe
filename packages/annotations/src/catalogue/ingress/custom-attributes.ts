import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';

/** Attributes of what is built for an Ingress. */
export const customAttributes = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/load-balancer-attributes',
    summary: 'Attributes of the load balancer, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        group: 'merge-per-key',
        ingressClassParams: 'loadBalancerAttributes',
        note: 'Names and values are left to AWS. An attribute that is no longer listed keeps its last value.',
        docs: 'docs/guide/ingress/annotations.md#load-balancer-attributes',
        source: 'pkg/ingress/model_build_load_balancer_attributes.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/target-group-attributes',
    summary: 'Attributes of the target groups, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        backendService: 'replaces',
        note: 'Names and values are left to AWS.',
        docs: 'docs/guide/ingress/annotations.md#target-group-attributes',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/listener-attributes.${Protocol}-${Port}',
    summary: 'Attributes of one listener, by the names that Elastic Load Balancing gives them.',
    codec: stringMap(),
    appliesTo: ['Ingress'],
    parameters: { Protocol: ['HTTP', 'HTTPS'], Port: 'port' },
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.9.0',
        onBadValue: 'rejects',
        group: 'merge-per-key',
        ingressClassParams: 'listeners[].listenerAttributes',
        requires: [{ detail: 'the protocol and the port of a listener; it is silently ignored otherwise' }],
        docs: 'docs/guide/ingress/annotations.md#listener-attributes',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
] as const;
