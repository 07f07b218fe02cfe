import { findAnnotation } from '@eks-ingress/annotations';
import { membersOf } from '@eks-ingress/diagnostics';
import type { ServiceReading } from '../service/read-service';
import type { GroupMember } from './group-member';
import { placedTargets } from './ingress-actions';

/**
 * The annotations of an Ingress that nobody reads, because each Service that it forwards to has them; none when one of the
 * Services is not known.
 */
export function overruledByServices(
  member: GroupMember,
  services: ReadonlyMap<string, ServiceReading>,
): ReadonlySet<string> {
  const names = new Set(placedTargets(member).flatMap(({ name }) => (name === undefined ? [] : [name])));
  const readings = [...names].map((name) => services.get(`${member.namespace}/${name}`));
  if (readings.length === 0) return new Set();
  return new Set(
    member.keys.filter(
      (key) =>
        findAnnotation(key)?.readBy['aws-load-balancer-controller']?.backendService === 'replaces' &&
        readings.every((reading) => Object.hasOwn(membersOf(reading?.service.metadata?.annotations), key)),
    ),
  );
}
