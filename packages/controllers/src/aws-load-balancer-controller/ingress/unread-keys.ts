import { ingressPrefix } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import type { IngressObject } from '../../objects/ingress-object';
import { namedBackends, USE_ANNOTATION } from './named-backends';

const prefix = ingressPrefix;

/**
 * The annotations of an Ingress that the controller does not look at for what else the Ingress says: they are for a
 * listener or a backend that it does not have, or about paths of a type that it does not have.
 */
export function unreadKeys(
  keys: readonly string[],
  spec: IngressObject['spec'],
  listeners: ReadonlyMap<number, string>,
): ReadonlySet<string> {
  const open = [...listeners].map(([port, protocol]) => `${protocol}-${port}`);
  return new Set(keys.filter((key) => isOfNone(key, 'listener-attributes', open) || isOfNoPath(key, spec)));
}

function isOfNoPath(key: string, spec: IngressObject['spec']): boolean {
  if (spec === undefined) return false;
  if (key === `${prefix}use-regex-path-match`) {
    const paths = itemsOf(spec.rules).flatMap((rule) => itemsOf(membersOf(membersOf(rule).http).paths));
    // Without a type, as older API versions have it, a path is ImplementationSpecific.
    const types = paths.map((path) => membersOf(path).pathType ?? 'ImplementationSpecific');
    return !types.includes('ImplementationSpecific');
  }
  const backends = namedBackends(spec);
  if (backends.length === 0) return false;
  const names = backends.map(({ name }) => name);
  const asked = backends.filter(({ port }) => port === USE_ANNOTATION).map(({ name }) => name);
  return isOfNone(key, 'actions', asked) || isOfNone(key, 'conditions', names) || isOfNone(key, 'transforms', names);
}

function isOfNone(key: string, kind: string, known: readonly string[]): boolean {
  const start = `${prefix}${kind}.`;
  return key.startsWith(start) && !known.includes(key.slice(start.length));
}
