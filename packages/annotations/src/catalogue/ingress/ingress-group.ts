import { integer } from '../../codecs/integer';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

/** Which Ingresses share one load balancer, and in which order their rules stand. */
export const ingressGroup = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/group.name',
    summary:
      'The IngressGroup that the Ingress joins: Ingresses of one group, of any namespace, share a load balancer.',
    codec: text({
      expects: 'at most 63 lower-case letters, digits, "-" and ".", with a letter or digit at both ends',
      pattern: /^(?:[a-z0-9][-a-z0-9.]*)?[a-z0-9]$/,
      maxBytes: 63,
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        defaultNote: 'a group of its own',
        onBadValue: 'rejects',
        ingressClassParams: 'group.name',
        note: 'Any Ingress of the cluster can join a group by its name, and put rules on its load balancer. One with a bad name is left out of every group, and the others go on without it.',
        docs: 'docs/guide/ingress/annotations.md#group.name',
        source: 'pkg/ingress/group_loader.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/group.order',
    summary: 'Where the rules of the Ingress stand among those of its IngressGroup, lowest first.',
    codec: integer({ min: -1000, max: 1000 }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 0,
        onBadValue: 'rejects',
        groupOrder:
          'the rules of the Ingress with the lowest number come first; those of the same number stand by namespace and name',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/group.name',
            unseen: 'group.name of IngressClassParams',
            detail: 'it counts in a group alone',
          },
        ],
        note: 'A bad value keeps the whole group from being built, and is refused outside of a group too.',
        docs: 'docs/guide/ingress/annotations.md#group.order',
        source: 'pkg/ingress/group_loader.go',
      },
    },
  }),
] as const;
