import type { Path } from '@eks-ingress/diagnostics';
import type { Constraint } from '../network/constraints/constraint';
import type { ApplicationLoadBalancerSpec } from './application-load-balancer';

/** Where a subject stands: the load balancer that it belongs to, and the way to it from there. */
export interface ApplicationScope {
  readonly loadBalancer: ApplicationLoadBalancerSpec;
  readonly path: Path;
}

/** A small change to the Application Load Balancer of the examples, and what is found then. */
export interface ApplicationExample {
  /** The values that are different, by their paths; undefined leaves one out. @default - none */
  readonly set?: Readonly<Record<string, unknown>>;
  /**
   * Every finding, as `path: id`.
   *
   * @default - of one that fails, this constraint at the first path that is set; of one that passes, nothing
   */
  readonly finds?: readonly string[];
}

/** Something that AWS refuses or that breaks traffic, in one kind of part of an Application Load Balancer. */
export type ApplicationConstraint<Subject, Id extends string = string> = Omit<
  Constraint<Subject, ApplicationScope, Id>,
  'examples' | 'audience'
> & {
  /** Changes that keep and that break it; they are its tests. */
  readonly examples: {
    readonly passes: readonly ApplicationExample[];
    readonly fails: readonly ApplicationExample[];
  };
};

/** Types a list of constraints on one kind of part of an Application Load Balancer; their ids become types. */
export function defineApplicationConstraints<Subject>() {
  return <const Id extends string>(
    constraints: readonly ApplicationConstraint<Subject, Id>[],
  ): readonly ApplicationConstraint<Subject, Id>[] => constraints;
}
