import type { Diagnostic } from '@eks-ingress/diagnostics';
import { CONSTRAINTS } from './constraints';
import { evaluate } from './constraints/constraint';
import type { RaisedQuotas } from '../quotas';
import type { LoadBalancerEnvironmentSpec } from './specification/load-balancer-environment';
import { resolveNetworkLoadBalancer } from './specification/resolved';
import {
  validateResolved,
  type NetworkLoadBalancerFindingId,
  type ValidateOptions,
} from './validate-network-load-balancer';
import { validateEnvironmentTypes } from './validate-types';

/** What can be wrong with the load balancers of one account and region. */
export type LoadBalancerEnvironmentFindingId =
  NetworkLoadBalancerFindingId | (typeof CONSTRAINTS)['environment'][number]['id'];

/**
 * Everything that is wrong with the load balancers of one account and region, each by itself and all together: names that
 * repeat, and quotas that they share. Never throws.
 */
export function validateLoadBalancerEnvironment(
  spec: LoadBalancerEnvironmentSpec,
  { isUnknown = () => false }: ValidateOptions = {},
): Diagnostic<LoadBalancerEnvironmentFindingId>[] {
  const mistyped = validateEnvironmentTypes(spec, isUnknown);
  if (mistyped.length > 0) return mistyped;

  const { quotas = {} } = spec;
  const merged = (shared: RaisedQuotas, own: RaisedQuotas = {}) =>
    [own, shared].find(isUnknown) ?? { ...shared, ...own };
  const loadBalancers = Object.fromEntries(
    Object.entries(spec.loadBalancers).map(([key, one]) => [
      key,
      resolveNetworkLoadBalancer({ ...one, quotas: merged(quotas, one.quotas) }),
    ]),
  );
  return [
    ...evaluate(CONSTRAINTS.environment, { loadBalancers, quotas }, { path: [] }, { isUnknown }),
    ...Object.entries(loadBalancers).flatMap(([key, loadBalancer]) =>
      validateResolved(loadBalancer, { isUnknown }).map((diagnostic) => ({
        ...diagnostic,
        path: ['loadBalancers', key, ...diagnostic.path],
      })),
    ),
  ];
}
