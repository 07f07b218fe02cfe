import { CHANGE_EFFECTS, type ChangeEffect } from '@eks-ingress/constructs';
import { entryPointOf, resourceName } from './entry-point-of';
import { findMovedAddresses, findTakenPorts } from './find-collisions';
import type { ResourceChange } from './plan-report';
import { withoutFamily } from './planned-resource';

/**
 * The worst that a plan does to the traffic that runs.
 *
 * @param unchanged the addresses of what the plan leaves as it is. Without them, a controller's release is taken for the
 *   one that its load balancer depends on.
 */
export function effectOf(changes: readonly ResourceChange[], unchanged: readonly string[] = []): ChangeEffect {
  const effects = changes.map((change) => effectOfChange(change, changes, unchanged));
  if (findTakenPorts(changes).length + findMovedAddresses(changes).length > 0) effects.push('refused');
  return effects.reduce(worse, 'nothing');
}

/** What the change of one resource does, beside the others of its plan. */
export function effectOfChange(
  change: ResourceChange,
  changes: readonly ResourceChange[],
  unchanged: readonly string[],
): ChangeEffect {
  const { address, kind } = change;
  const isGone = kind === 'delete' || kind === 'replace';
  switch (resourceName(address).type) {
    case 'aws_lb':
      return isGone ? 'load-balancer-replaced' : kind === 'update' ? 'in-place' : 'beside';
    case 'aws_lb_listener':
      return isGone ? 'listener-recreated' : kind === 'update' ? 'in-place' : 'beside';
    case 'aws_lb_target_group':
      if (kind === 'replace' || (kind === 'delete' && hasSibling(change, changes))) return 'target-group-replaced';
      return kind === 'delete' || kind === 'update' ? 'in-place' : 'beside';
    case 'helm_release':
    case 'kubernetes_ingress_v1':
      return isGone ? effectOfLostObject(change, changes, unchanged) : effectOfUpdatedObject(change, changes);
    default:
      return 'beside';
  }
}

/** Whether a target group is created at the other address of the one that is deleted. */
function hasSibling({ address }: ResourceChange, changes: readonly ResourceChange[]): boolean {
  const base = withoutFamily(address);
  return changes.some(
    (other) => other.kind === 'create' && other.address !== address && withoutFamily(other.address) === base,
  );
}

/** What a controller makes a load balancer of: its Service is in the release, or the Ingresses are here. */
function effectOfLostObject(
  change: ResourceChange,
  changes: readonly ResourceChange[],
  unchanged: readonly string[],
): ChangeEffect {
  const entryPoint = entryPointOf(change.address);
  const { type, rest } = resourceName(change.address);
  if (entryPoint === undefined) return 'beside';
  const isOfSame = (address: string) => entryPointOf(address) === entryPoint;
  if (type === 'kubernetes_ingress_v1') {
    const remaining = [...unchanged, ...changes.filter(({ kind }) => kind === 'update').map(({ address }) => address)];
    const hasOther = remaining.some((address) => resourceName(address).type === type && isOfSame(address));
    return hasOther ? 'listener-recreated' : 'load-balancer-replaced';
  }
  if (rest.startsWith('IngressClass_')) return 'load-balancer-replaced';
  if (!isController(change)) return 'beside';
  const all = [...unchanged, ...changes.map(({ address }) => address)];
  const isBehindOne = all.some((address) => resourceName(address).type === 'aws_lb' && isOfSame(address));
  // The load balancer of Terraform stays, and has no healthy target until the new pods have passed their health checks.
  return isBehindOne ? 'target-group-replaced' : 'load-balancer-replaced';
}

function effectOfUpdatedObject(change: ResourceChange, changes: readonly ResourceChange[]): ChangeEffect {
  const { type, rest } = resourceName(change.address);
  if (change.kind !== 'update') return 'beside';
  const { before, after } = change.attributes['values'] ?? {};
  const becomesTerraforms = changes.some(
    ({ address, kind }) =>
      kind === 'create' &&
      resourceName(address).type === 'aws_lb' &&
      entryPointOf(address) === entryPointOf(change.address),
  );
  if (isController(change) && losesService(before, after, becomesTerraforms)) return 'load-balancer-replaced';
  return type === 'kubernetes_ingress_v1' || rest.startsWith('IngressClass_') ? 'in-place' : 'beside';
}

/**
 * Whether the values of a chart make its Service one without a load balancer, which its controller then deletes: no plan
 * shows that.
 *
 * @param otherwise what counts where the new values are known only after apply
 */
function losesService(before: unknown, after: unknown, otherwise: boolean): boolean {
  const [was, becomes] = [before, after].map((values) => (Array.isArray(values) ? (values[0] as unknown) : undefined));
  if (!hasLoadBalancer(was)) return false;
  return typeof becomes === 'string' && becomes.startsWith('{') ? !hasLoadBalancer(becomes) : otherwise;
}

function hasLoadBalancer(values: unknown): boolean {
  return typeof values === 'string' && values.includes('"type":"LoadBalancer"');
}

/** Whether a release is that of an ingress controller. */
export function isController({ address }: { readonly address: string }): boolean {
  const { type, owner, rest } = resourceName(address);
  return type === 'helm_release' && /^[a-z0-9-]+$/.test(owner) && /^(?:IngressNginx|Controller)_/.test(rest);
}

function worse(one: ChangeEffect, other: ChangeEffect): ChangeEffect {
  return CHANGE_EFFECTS.indexOf(one) < CHANGE_EFFECTS.indexOf(other) ? other : one;
}
