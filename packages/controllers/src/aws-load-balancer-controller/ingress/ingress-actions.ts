import type { Path } from '@eks-ingress/diagnostics';
import type { GroupMember } from './group-member';
import { namedBackends, USE_ANNOTATION } from './named-backends';

const prefix = 'alb.ingress.kubernetes.io/actions.';

/** A port of a Service that an Ingress forwards to. */
export interface Target {
  readonly name: string | undefined;
  readonly port: number | string | undefined;
}

/** What an Ingress does with requests: the Services that it sends them to, if to any, and the place that says so. */
export interface IngressAction {
  readonly targets: readonly Target[];
  readonly path: Path;
}

/** The actions of an Ingress, of its backends first. */
export function ingressActions(member: GroupMember): readonly IngressAction[] {
  const { spec, index } = member;
  const named = namedBackends(spec);
  const direct = named
    .filter(({ port }) => port !== USE_ANNOTATION)
    .map(({ name, port, path }) => ({ targets: [{ name, port }], path: [index, ...path] }));
  const asked = new Set(named.filter(({ port }) => port === USE_ANNOTATION).map(({ name }) => name));
  const annotated = Object.entries(member.values as Readonly<Record<string, unknown>>)
    .filter(([key]) => key.startsWith(prefix) && asked.has(key.slice(prefix.length)))
    .map(([key, action]) => ({ targets: targetsOf(action), path: [index, 'metadata', 'annotations', key] }));
  return [...direct, ...annotated];
}

/** The Services that an Ingress forwards to, by its backends and by its actions, with the places that say so. */
export function placedTargets(member: GroupMember): readonly (Target & { readonly path: Path })[] {
  return ingressActions(member).flatMap(({ targets, path }) => targets.map((target) => ({ ...target, path })));
}

function targetsOf(action: unknown): readonly Target[] {
  const { forwardConfig } = action as {
    readonly forwardConfig?: {
      readonly targetGroups?: readonly { readonly serviceName?: string; readonly servicePort?: number | string }[];
    };
  };
  return (forwardConfig?.targetGroups ?? []).map(({ serviceName, servicePort }) => ({
    name: serviceName,
    port: servicePort,
  }));
}
