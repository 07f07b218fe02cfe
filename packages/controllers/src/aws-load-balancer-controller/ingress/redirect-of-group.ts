import type { IngressReading } from './read-ingress';
import { isOfClass } from '../setting';

const key = 'alb.ingress.kubernetes.io/ssl-redirect';

/**
 * The HTTPS port that every HTTP listener of a group redirects to; undefined when they do not. One class whose port is no
 * number turns the redirect off for all.
 */
export function redirectOfGroup(members: readonly IngressReading[]): number | undefined {
  if (members.some(turnsRedirectOff)) return undefined;
  return members.map(({ values }) => values[key]).find((port) => port !== undefined);
}

/** Whether the class of an Ingress turns the redirect off for its whole group. */
export function turnsRedirectOff({ said, values }: IngressReading): boolean {
  return isOfClass(said, key) && values[key] === undefined;
}
