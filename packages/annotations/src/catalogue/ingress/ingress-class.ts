import { enumeration } from '../../codecs/enumeration';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** Which controller an Ingress is for. */
export const ingressClass = [
  defineAnnotation({
    key: 'kubernetes.io/ingress.class',
    summary: 'The class of the Ingress, which says whose it is.',
    codec: text({ expects: 'the name of a class' }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'spec.ingressClassName, else the default IngressClass',
        onBadValue: 'leaves-object',
        deprecated: { instead: 'Set spec.ingressClassName instead.' },
        conflicts: [
          {
            detail: 'spec.ingressClassName, which is not looked at then, nor are the IngressClassParams of that class',
          },
        ],
        note: 'It is the controller\'s when it equals the --ingress-class flag, "alb" by default. With --disable-ingress-class-annotation the webhook refuses it on Ingresses that did not have it.',
        docs: 'docs/guide/ingress/ingress_class.md',
        source: 'pkg/ingress/class_annotation_matcher.go',
      },
    },
  }),
  defineAnnotation({
    key: 'ingressclass.kubernetes.io/is-default-class',
    summary: 'Whether the class is that of Ingresses that name none.',
    codec: enumeration(['true', 'false']),
    appliesTo: ['IngressClass'],
    readBy: {
      'aws-load-balancer-controller': {
        default: 'false',
        onBadValue: 'ignores',
        badValueBecomes: '"false"',
        note: 'Of all classes, whosever they are, one may have it: with two, every Ingress that names none is refused.',
        docs: 'docs/guide/ingress/ingress_class.md',
        source: 'pkg/ingress/class_loader.go',
      },
    },
  }),
] as const;
