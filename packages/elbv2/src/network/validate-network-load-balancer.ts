import type { Diagnostic } from '@eks-ingress/diagnostics';
import { CONSTRAINTS } from './constraints';
import { evaluate, type Constraint, type EvaluateOptions, type IsUnknown, type Scope } from './constraints/constraint';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { resolveNetworkLoadBalancer, type ResolvedNetworkLoadBalancer } from './specification/resolved';
import { validateTypes } from './validate-types';

/** What can be wrong with a Network Load Balancer by itself, its listeners and its target groups. */
export type NetworkLoadBalancerFindingId =
  'specification-type' | (typeof CONSTRAINTS)[Exclude<keyof typeof CONSTRAINTS, 'environment'>][number]['id'];

export interface ValidateOptions {
  /**
   * Tells a value that is known only after apply; such a value is never judged. Lists and objects that decide which
   * resources there are (subnet mappings, clients, listeners, target groups) have to be known themselves.
   *
   * @default - every value is known
   */
  readonly isUnknown?: IsUnknown;
}

/**
 * Everything that is wrong with a load balancer, its listeners and its target groups, in a stable order. Never throws:
 * when values have JavaScript types that TypeScript would have refused, those are the findings.
 */
export function validateNetworkLoadBalancer(
  spec: NetworkLoadBalancerSpec,
  { isUnknown = () => false }: ValidateOptions = {},
): Diagnostic<NetworkLoadBalancerFindingId>[] {
  const mistyped = validateTypes(spec, isUnknown);
  return mistyped.length > 0 ? mistyped : validateResolved(resolveNetworkLoadBalancer(spec), { isUnknown });
}

/** Everything that is wrong with a load balancer whose values have the right types. */
export function validateResolved(
  loadBalancer: ResolvedNetworkLoadBalancer,
  options: EvaluateOptions,
): Diagnostic<NetworkLoadBalancerFindingId>[] {
  const { accessLogs } = loadBalancer;
  const { isUnknown } = options;
  const check = <Subject extends object, Id extends string>(
    constraints: readonly Constraint<Subject, Scope, Id>[],
    subject: Subject,
    ...path: (string | number)[]
  ) => evaluate(constraints, subject, { loadBalancer, path }, options);

  return [
    ...check(CONSTRAINTS.loadBalancer, loadBalancer),
    ...(typeof accessLogs === 'string' || isUnknown(accessLogs)
      ? []
      : check(CONSTRAINTS.accessLogs, accessLogs, 'accessLogs')),
    ...loadBalancer.subnetMappings.flatMap((mapping, index) =>
      check(CONSTRAINTS.subnetMapping, mapping, 'subnetMappings', index),
    ),
    ...loadBalancer.clients.flatMap((client, index) => check(CONSTRAINTS.client, client, 'clients', index)),
    ...loadBalancer.listeners.flatMap((listener, index) => [
      ...check(CONSTRAINTS.listener, listener, 'listeners', index),
      ...(listener.certificate === undefined
        ? []
        : check(CONSTRAINTS.certificate, listener.certificate, 'listeners', index, 'certificate')),
      ...listener.additionalCertificates.flatMap((certificate, position) =>
        check(CONSTRAINTS.certificate, certificate, 'listeners', index, 'additionalCertificates', position),
      ),
    ]),
    ...Object.entries(loadBalancer.targetGroups).flatMap(([key, targetGroup]) => {
      const { registration, healthCheck, targetGroupHealth } = targetGroup;
      const path = ['targetGroups', key] as const;
      return [
        ...check(CONSTRAINTS.targetGroup, targetGroup, ...path),
        ...check(CONSTRAINTS.targetGroupHealth, targetGroupHealth, ...path, 'targetGroupHealth'),
        ...check(CONSTRAINTS.healthCheck, healthCheck, ...path, 'healthCheck'),
        ...(registration.kind === 'target-group-binding'
          ? check(CONSTRAINTS.targetGroupBinding, registration, ...path, 'registration')
          : []),
        ...(registration.kind === 'auto-scaling-groups'
          ? check(CONSTRAINTS.autoScalingGroups, registration, ...path, 'registration')
          : []),
        ...(registration.kind === 'tagged-instances'
          ? check(CONSTRAINTS.taggedInstances, registration, ...path, 'registration')
          : []),
        ...(registration.kind === 'ip-addresses'
          ? [
              ...check(CONSTRAINTS.ipAddresses, registration, ...path, 'registration'),
              ...registration.targets.flatMap((target, index) =>
                check(CONSTRAINTS.ipTarget, target, ...path, 'registration', 'targets', index),
              ),
            ]
          : []),
        ...(registration.kind === 'application-load-balancer'
          ? check(CONSTRAINTS.applicationLoadBalancer, registration, ...path, 'registration')
          : []),
      ];
    }),
  ];
}
