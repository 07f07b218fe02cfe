import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import { evaluate, type ManifestCircumstance } from '../network/constraints/constraint';
import type { ApplicationLoadBalancerSpec } from './application-load-balancer';
import type { ValidateOptions } from '../network/validate-network-load-balancer';
import type { ApplicationConstraint } from './application-constraint';
import { APPLICATION_CONSTRAINTS } from './application-constraints';

/** What can be wrong with an Application Load Balancer, its listeners and its target groups. */
export type ApplicationLoadBalancerFindingId =
  (typeof APPLICATION_CONSTRAINTS)[keyof typeof APPLICATION_CONSTRAINTS][number]['id'];

export interface ValidateApplicationOptions extends ValidateOptions {
  /** What the controller made of the manifests that it builds the load balancer of. @default - nothing special is known */
  readonly circumstances?: readonly ManifestCircumstance[];
}

/** Everything that is known to be wrong with an Application Load Balancer, in a stable order. */
export function validateApplicationLoadBalancer(
  loadBalancer: ApplicationLoadBalancerSpec,
  { isUnknown = () => false, circumstances }: ValidateApplicationOptions = {},
): Diagnostic<ApplicationLoadBalancerFindingId>[] {
  const check = <Subject extends object, Id extends string>(
    constraints: readonly ApplicationConstraint<Subject, Id>[],
    subject: Subject,
    ...path: Path
  ) => evaluate(constraints, subject, { loadBalancer, path }, { isUnknown, circumstances });
  return [
    ...check(APPLICATION_CONSTRAINTS.loadBalancer, loadBalancer),
    ...loadBalancer.listeners.flatMap((listener, index) =>
      check(APPLICATION_CONSTRAINTS.listener, listener, 'listeners', index),
    ),
    ...Object.entries(loadBalancer.targetGroups).flatMap(([key, targetGroup]) => [
      ...check(APPLICATION_CONSTRAINTS.targetGroup, targetGroup, 'targetGroups', key),
      ...check(APPLICATION_CONSTRAINTS.healthCheck, targetGroup.healthCheck, 'targetGroups', key, 'healthCheck'),
    ]),
  ];
}
