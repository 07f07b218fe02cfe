import { type Action, type Conditions, ingressPrefix } from '@eks-ingress/annotations';
import type { GroupMember } from './group-member';

const prefix = ingressPrefix;

/** A rule of an Ingress, where the load balancer has it. */
export interface OrderedRule {
  readonly member: GroupMember;
  /** Undefined for every host. */
  readonly host?: string;
  readonly path: string;
  readonly pathType: string;
  /** What its annotation has it do; undefined when it forwards to a Service. */
  readonly action?: Action;
  readonly conditions: Conditions;
  /** Where it is written. */
  readonly at: readonly (string | number)[];
}

/** The rules of a group in the order in which the load balancer tries them. */
export function orderedRules(members: readonly GroupMember[]): readonly OrderedRule[] {
  return members.flatMap((member) => listOf(member.spec?.rules).flatMap((rule, index) => rulesOf(member, rule, index)));
}

type Rule = NonNullable<NonNullable<GroupMember['spec']>['rules']>[number];

function rulesOf(member: GroupMember, rule: Rule | undefined, index: number): readonly OrderedRule[] {
  const values: Readonly<Record<string, unknown>> = member.values;
  const rules = listOf(rule?.http?.paths).map((path, at): OrderedRule => {
    const name = path?.backend?.service?.name ?? '';
    const usesAction = path?.backend?.service?.port?.name === 'use-annotation';
    return {
      member,
      ...(typeof rule?.host === 'string' && rule.host !== '' && { host: rule.host.toLowerCase() }),
      path: typeof path?.path === 'string' && path.path !== '' ? path.path : '/*',
      pathType: typeof path?.path === 'string' ? (path.pathType ?? IMPLEMENTATION_SPECIFIC) : IMPLEMENTATION_SPECIFIC,
      ...(usesAction && { action: values[`${prefix}actions.${name}`] as Action | undefined }),
      conditions: (values[`${prefix}conditions.${name}`] ?? []) as Conditions,
      at: [member.index, 'spec', 'rules', index, 'http', 'paths', at],
    };
  });
  // sortIngressPaths of pkg/ingress/model_build_listener_rules.go
  const ofType = (type: string) => rules.filter(({ pathType }) => pathType === type);
  return [
    ...ofType('Exact'),
    ...ofType('Prefix').sort((one, other) => other.path.length - one.path.length),
    ...rules.filter(({ pathType }) => pathType !== 'Exact' && pathType !== 'Prefix'),
  ];
}

const IMPLEMENTATION_SPECIFIC = 'ImplementationSpecific';

/** Whether a rule's host is, or has a wildcard for, a host. */
export function coversHost(pattern: string | undefined, host: string | undefined): boolean {
  if (pattern === undefined) return true;
  if (host === undefined) return false;
  return pattern === host || (pattern.startsWith('*.') && !host.startsWith('*.') && host.endsWith(pattern.slice(1)));
}

/** Whether each request to a path, or to what is below it, is for a rule as well. */
export function coversPath(rule: OrderedRule, path: string, pathType: string): boolean {
  if (rule.path === '/*' || (rule.pathType === 'Prefix' && rule.path === '/')) return true;
  const start = rule.path.replace(/\/$/, '');
  if (rule.pathType === 'Prefix' && pathType !== IMPLEMENTATION_SPECIFIC) {
    return path.replace(/\/$/, '') === start || path.startsWith(`${start}/`);
  }
  return rule.path === path && (rule.pathType === pathType || rule.pathType === IMPLEMENTATION_SPECIFIC);
}

// Manifests hold whatever their authors wrote.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined)[] {
  return Array.isArray(value) ? (value as readonly (Item | undefined)[]) : [];
}
