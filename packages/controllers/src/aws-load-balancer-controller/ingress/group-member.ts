import type { IngressReading } from './read-ingress';

/** An Ingress of a group, and where it stands among the Ingresses that were given. */
export interface GroupMember extends IngressReading {
  readonly index: number;
}

/** The Ingresses of a group, in the order that the controller puts them in. */
export function groupMembers(readings: readonly IngressReading[]): readonly GroupMember[] {
  const order = ({ values }: GroupMember) => values['alb.ingress.kubernetes.io/group.order'] ?? 0;
  return readings
    .map((reading, index) => ({ ...reading, index }))
    .sort((one, other) => order(one) - order(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
