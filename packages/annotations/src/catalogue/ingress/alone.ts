import type { Condition } from '../../annotation';

/** That an Ingress is in no IngressGroup by its annotations, where another Ingress could have what this one lacks. */
export const alone: Condition = { annotation: 'alb.ingress.kubernetes.io/group.name', absent: true };
