import type { Environment } from '../environment';
import { declaredEntryPoint, type DeclaredEntryPoint } from './declared-entry-point';
import { effectOfChange } from './effect-of-plan';
import { keyOfListener, keyOfTargetGroup } from './entry-point-of';
import { findCauses, mappingsBySubnet, type Cause } from './find-causes';
import { isLost, isSiblingOf, type PlannedResource } from './planned-resource';
import type { ResourceChange } from './plan-report';

/** What an entry point can lose, by the word that lets it. */
export type Risk =
  'load-balancer-replacement' | 'listener-replacement' | 'target-group-replacement' | 'elastic-ip-release';

/** What keeps a loss from being deployed. */
type Hold =
  /** AWS refuses to delete the load balancer; no word helps. */
  | 'deletion-protection'
  /** It is protected in the state, by a guard, or by what it belongs to. */
  | 'guard'
  /** It cannot be had again. */
  | 'always';

/** Something that a plan takes away from an entry point. */
export interface Loss {
  readonly risk: Risk;
  readonly entryPoint: DeclaredEntryPoint;
  readonly resource: PlannedResource;
  /** The key of a listener or a target group. */
  readonly key?: string;
  readonly causes: readonly Cause[];
  /** Undefined where nothing keeps it from being deployed. */
  readonly hold: Hold | undefined;
}

/** Everything that a plan takes away from entry points, held or not. What goes with a load balancer is not named again. */
export function findLosses(resources: readonly PlannedResource[], environment: Environment): readonly Loss[] {
  const names = [...new Set(resources.flatMap(({ entryPoint }) => entryPoint ?? []))];
  return names.flatMap((name) => {
    const own = resources.filter(({ entryPoint }) => entryPoint === name);
    return lossesOf(own, declaredEntryPoint(environment, name), resources);
  });
}

function lossesOf(
  own: readonly PlannedResource[],
  entryPoint: DeclaredEntryPoint,
  all: readonly PlannedResource[],
): readonly Loss[] {
  const causesOf = (resource: PlannedResource) => findCauses(resource, entryPoint, all);
  const hold = holdOf(own);
  const loadBalancer = own.find((resource) => isLoadBalancer(resource, own));
  const addresses = own
    .filter((resource) => resource.type === 'aws_eip' && isLost(resource))
    .map((resource): Loss => ({
      risk: 'elastic-ip-release',
      entryPoint,
      resource,
      causes: loadBalancer === undefined ? causesOf(resource) : causesOf(loadBalancer),
      hold: 'always',
    }));
  if (loadBalancer !== undefined) {
    const causes = causesOf(loadBalancer);
    return [{ risk: 'load-balancer-replacement', entryPoint, resource: loadBalancer, causes, hold }, ...addresses];
  }
  const families = own.filter(losesIpv6).map((resource): Loss => ({
    risk: 'load-balancer-replacement',
    entryPoint,
    resource,
    causes: causesOf(resource),
    hold,
  }));
  const listeners = own
    .filter((resource) => resource.type === 'aws_lb_listener' && isLost(resource))
    .map((resource): Loss => ({
      risk: 'listener-replacement',
      entryPoint,
      resource,
      key: keyOfListener(resource.rest),
      causes: causesOf(resource),
      hold: hold === undefined ? undefined : 'guard',
    }));
  const targetGroups = own
    .filter((resource) => isReplacedTargetGroup(resource, own))
    .map((resource): Loss => ({
      risk: 'target-group-replacement',
      entryPoint,
      resource,
      key: keyOfTargetGroup(resource.rest),
      causes: causesOf(resource),
      // A guard that stays is one for which Terraform refuses the plan; one that goes has been lifted.
      hold: own.some((other) => isGuardOfTargetGroup(other, resource) && other.kind !== 'delete') ? 'guard' : undefined,
    }));
  return [...families, ...listeners, ...targetGroups, ...addresses];
}

/** Whether a load balancer stays, but without the addresses of a family: what its guard holds as a replacement. */
export function losesIpv6({ type, kind, before, after }: PlannedResource): boolean {
  const [was, becomes] = [before, after].map((attributes) => attributes?.['ip_address_type']);
  return type === 'aws_lb' && kind === 'update' && was === 'dualstack' && becomes === 'ipv4';
}

/** Whether the load balancer goes with a resource. */
function isLoadBalancer(resource: PlannedResource, own: readonly PlannedResource[]): boolean {
  if (resource.kind === 'none' || resource.kind === 'move') return false;
  const changes = own.flatMap(({ address, kind, before, after }): readonly ResourceChange[] => {
    if (kind === 'none' || (isLost({ kind }) && address !== resource.address)) return [];
    const attributes = { values: { before: before?.['values'], after: after?.['values'] } };
    return [{ address, kind, actions: [], attributes, replacedBy: [] }];
  });
  const unchanged = own.filter(({ kind }) => kind === 'none').map(({ address }) => address);
  const change = changes.find(({ address }) => address === resource.address);
  return change !== undefined && effectOfChange(change, changes, unchanged) === 'load-balancer-replaced';
}

/** Whether the entry point goes as a whole, or becomes one of another kind. */
export function isRemoval({ resource, entryPoint, causes }: Loss): boolean {
  return (
    (resource.kind === 'delete' && entryPoint.kind === undefined) || causes.some(({ path }) => path.at(-1) === 'kind')
  );
}

function isReplacedTargetGroup(resource: PlannedResource, own: readonly PlannedResource[]): boolean {
  if (resource.type !== 'aws_lb_target_group') return false;
  if (resource.kind === 'replace') return true;
  return resource.kind === 'delete' && own.some((other) => isSiblingOf(other, resource));
}

/** What the state says that protects a load balancer, whatever the file says now. */
function holdOf(own: readonly PlannedResource[]): Hold | undefined {
  const existing = own.filter(({ before }) => before !== undefined);
  if (existing.some(isProtectedFromDeletion)) return 'deletion-protection';
  return existing.some(isGuardOfLoadBalancer) ? 'guard' : undefined;
}

function isProtectedFromDeletion({ type, before }: PlannedResource): boolean {
  if (type === 'aws_lb') return before?.['enable_deletion_protection'] === true;
  // An attribute in the annotations, or the parameters, that the AWS Load Balancer Controller reads.
  return (
    (type === 'helm_release' || type === 'kubernetes_ingress_v1') &&
    /deletion_protection\.enabled\W+(?:value\W+)?true/.test(JSON.stringify(before))
  );
}

function isGuardOfLoadBalancer({ type, rest }: PlannedResource): boolean {
  return type === 'terraform_data' && /^(?:LoadBalancer_ReplacementGuard|ReplacementGuard-|SchemeGuard_)/.test(rest);
}

function isGuardOfTargetGroup({ type, rest, before }: PlannedResource, targetGroup: PlannedResource): boolean {
  return (
    type === 'terraform_data' &&
    before !== undefined &&
    rest.startsWith(`LoadBalancer_TargetGroup-${keyOfTargetGroup(targetGroup.rest)}_ReplacementGuard`)
  );
}

/** What becomes of clients when a load balancer goes, in two sentences. */
export function explainReplaced({ resource: { type, kind, before } }: Loss): string {
  const mappings = [...mappingsBySubnet(before).values()];
  const hasElasticIps = mappings.length > 0 && mappings.every((mapping) => Boolean(mapping['allocation_id']));
  const gone = type === 'aws_lb' && hasElasticIps ? 'Its DNS name changes' : 'Its DNS name and its addresses change';
  return kind === 'delete'
    ? 'No client can connect to it any more.'
    : `${gone}, and no client can connect until the new one is active and clients have resolved the host names again: some minutes.`;
}
