import type { Diagnostic } from '@eks-ingress/diagnostics';
import { certificateConstraints } from './constraints/certificate';
import { clientConstraints } from './constraints/client';
import { evaluate, type Constraint, type IsUnknown } from './constraints/constraint';
import { healthCheckConstraints } from './constraints/health-check';
import { listenerConstraints } from './constraints/listener';
import { loadBalancerConstraints } from './constraints/load-balancer';
import {
  autoScalingGroupsConstraints,
  taggedInstancesConstraints,
  targetGroupBindingConstraints,
} from './constraints/registration';
import { subnetMappingConstraints } from './constraints/subnet-mapping';
import { targetGroupConstraints } from './constraints/target-group';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { resolveNetworkLoadBalancer } from './specification/resolved';
import { validateTypes } from './validate-types';

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
): Diagnostic[] {
  const mistyped = validateTypes(spec, isUnknown);
  if (mistyped.length > 0) return mistyped;

  const loadBalancer = resolveNetworkLoadBalancer(spec);
  const check = <Subject extends object>(
    constraints: readonly Constraint<Subject>[],
    subject: Subject,
    ...path: (string | number)[]
  ) => evaluate(constraints, subject, { loadBalancer, path }, isUnknown);

  return [
    ...check(loadBalancerConstraints, loadBalancer),
    ...loadBalancer.subnetMappings.flatMap((mapping, index) =>
      check(subnetMappingConstraints, mapping, 'subnetMappings', index),
    ),
    ...loadBalancer.clients.flatMap((client, index) => check(clientConstraints, client, 'clients', index)),
    ...loadBalancer.listeners.flatMap((listener, index) => [
      ...check(listenerConstraints, listener, 'listeners', index),
      ...(listener.certificate === undefined
        ? []
        : check(certificateConstraints, listener.certificate, 'listeners', index, 'certificate')),
      ...listener.additionalCertificates.flatMap((certificate, position) =>
        check(certificateConstraints, certificate, 'listeners', index, 'additionalCertificates', position),
      ),
    ]),
    ...Object.entries(loadBalancer.targetGroups).flatMap(([key, targetGroup]) => {
      const { registration, healthCheck } = targetGroup;
      const path = ['targetGroups', key] as const;
      return [
        ...check(targetGroupConstraints, targetGroup, ...path),
        ...check(healthCheckConstraints, healthCheck, ...path, 'healthCheck'),
        ...(registration.kind === 'target-group-binding'
          ? check(targetGroupBindingConstraints, registration, ...path, 'registration')
          : []),
        ...(registration.kind === 'auto-scaling-groups'
          ? check(autoScalingGroupsConstraints, registration, ...path, 'registration')
          : []),
        ...(registration.kind === 'tagged-instances'
          ? check(taggedInstancesConstraints, registration, ...path, 'registration')
          : []),
      ];
    }),
  ];
}
