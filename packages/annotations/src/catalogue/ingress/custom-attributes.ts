import { boolean } from '../../codecs/boolean';
import { stringMap } from '../../codecs/string-map';
import { defineAnnotation } from '../../define-annotation';

const isGoBoolean = (text: string): boolean => boolean().parse(text).ok;

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
        cautions: [
          {
            applies: (attributes) => !isGoBoolean(attributes['deletion_protection.enabled'] ?? 'false'),
            examples: ['deletion_protection.enabled=on'],
            why: 'The controller cannot read deletion_protection.enabled when the Ingress is deleted, and keeps it from going away.',
            fix: 'Write deletion_protection.enabled=true or =false.',
            effect: 'passes-on',
          },
        ],
        note: 'Names and values are left to AWS. An attribute that is no longer listed keeps its last value. With deletion_protection.enabled=true the Ingress cannot be deleted.',
        docsDisagree:
          'The documentation calls it exclusive in a group; the code puts the attributes together, and refuses two values for one of them.',
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
        note: 'Names and values are left to AWS. On a Service it takes the place of all attributes of the Ingress, not of those that it names alone. An attribute that is no longer listed keeps its last value.',
        docs: 'docs/guide/ingress/annotations.md#target-group-attributes',
        source: 'pkg/ingress/model_build_target_group.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/multi-cluster-target-group',
    summary: 'Whether other clusters register targets in the same target groups.',
    codec: boolean(),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.10.0',
        default: false,
        onBadValue: 'rejects',
        note: '"true" on the Ingress or on the Service is enough: "false" on the Service does not undo it.',
        onChange: 'set it when the target group is made, and leave it as it is',
        docs: 'docs/guide/ingress/annotations.md#multi-cluster-target-group',
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
        requires: [
          { detail: 'the protocol and the port of a listener of the Ingress; it is silently ignored otherwise' },
        ],
        note: 'Names and values are left to AWS. A comma inside of a value is written with a backslash before it.',
        docs: 'docs/guide/ingress/annotations.md#listener-attributes',
        source: 'pkg/ingress/model_build_listener.go',
      },
    },
  }),
] as const;
