import { forwardsOf, type ResolvedListener, type ResolvedTargetGroup } from '../../specification/resolved';
import type { Scope } from '../constraint';

/** The keys of the target groups that a listener forwards to. */
export const keysOf = (listener: ResolvedListener) => forwardsOf(listener).map(({ targetGroup }) => targetGroup);

export const findTargetGroup = (key: string, { loadBalancer }: Scope): ResolvedTargetGroup | undefined =>
  Object.hasOwn(loadBalancer.targetGroups, key) ? loadBalancer.targetGroups[key] : undefined;

/** The key of the first target group of a listener that is of a kind. */
export const keyOfTargetGroup = (
  listener: ResolvedListener,
  scope: Scope,
  isOfKind: (targetGroup: ResolvedTargetGroup) => boolean,
) =>
  keysOf(listener).find((key) => {
    const targetGroup = findTargetGroup(key, scope);
    return targetGroup !== undefined && isOfKind(targetGroup);
  });

/** What a constraint on a listener and its target groups is not judged without. */
export const forwardDependencies = (listener: ResolvedListener, scope: Scope) =>
  keysOf(listener).flatMap((key) => {
    const targetGroup = findTargetGroup(key, scope);
    return [key, targetGroup?.protocol, targetGroup?.targetType];
  });
