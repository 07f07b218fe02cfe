import type { Diagnostic } from '@eks-ingress/diagnostics';
import { CONSTRAINTS } from './constraints';
import type { ConstraintAudience, ManifestCircumstance } from './constraints/constraint';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { resolveNetworkLoadBalancer } from './specification/resolved';
import {
  type NetworkLoadBalancerFindingId,
  type ValidateOptions,
  validateResolved,
} from './validate-network-load-balancer';
import { validateTypes } from './validate-types';

type IdForEverybody<Constraint> = Constraint extends { readonly id: infer Id; readonly audience: 'everybody' }
  ? Id
  : never;

/** What can be wrong with the Network Load Balancer that a controller builds of manifests. */
export type BuiltNetworkLoadBalancerFindingId = IdForEverybody<(typeof CONSTRAINTS)[keyof typeof CONSTRAINTS][number]>;

export interface ValidateBuiltOptions extends ValidateOptions {
  /** What the controller made of the manifests. @default - nothing special */
  readonly circumstances?: readonly ManifestCircumstance[];
}

const ofTerraform = new Set<string>(
  Object.values(CONSTRAINTS).flatMap(
    (list: readonly { readonly id: string; readonly audience: ConstraintAudience }[]) =>
      list.filter(({ audience }) => audience === 'terraform').map(({ id }) => id),
  ),
);

/**
 * Everything that is wrong with a load balancer that a controller builds of manifests, in a stable order and in words for
 * those who write manifests. Never throws; nothing is found in a specification whose values have wrong types.
 */
export function validateBuiltNetworkLoadBalancer(
  spec: NetworkLoadBalancerSpec,
  { isUnknown = () => false, circumstances = [] }: ValidateBuiltOptions = {},
): Diagnostic<BuiltNetworkLoadBalancerFindingId>[] {
  if (validateTypes(spec, isUnknown).length > 0) return [];
  return validateResolved(resolveNetworkLoadBalancer(spec), { isUnknown, circumstances }).filter(isForEverybody);
}

function isForEverybody(
  finding: Diagnostic<NetworkLoadBalancerFindingId>,
): finding is Diagnostic<BuiltNetworkLoadBalancerFindingId> {
  return !ofTerraform.has(finding.id);
}
