import type { Diagnostic, Path, Severity } from '@eks-ingress/diagnostics';
import type { ResolvedNetworkLoadBalancer } from '../specification/resolved';
import type { Example } from './example';

/** Where a subject stands: the load balancer that it belongs to, and the way to it from there. */
export interface Scope {
  readonly loadBalancer: ResolvedNetworkLoadBalancer;
  readonly path: Path;
}

/** Whether one of the subjects before this one in its list has the same value of an attribute. */
export function repeatsEarlier<Subject>(
  siblings: readonly Subject[],
  { path }: Scope,
  attribute: keyof Subject,
): boolean {
  const index = Number(path.at(-1));
  const value = siblings[index]?.[attribute];
  return value !== undefined && siblings.slice(0, index).some((sibling) => sibling[attribute] === value);
}

/** A list and its items, each of which may be unknown until apply. */
export function withItems(list: readonly unknown[] | undefined): readonly unknown[] {
  return [list, ...(Array.isArray(list) ? (list as readonly unknown[]) : [])];
}

/** Who can break a constraint: everybody who describes a load balancer, or Terraform alone, whose subject it is on. */
export type ConstraintAudience = 'everybody' | 'terraform';

/**
 * What a controller may have made of manifests that a specification does not say.
 *
 * - `ipv6-source-nat`: the controller turns prefixes for source NAT of IPv6 on.
 * - `no-security-groups`: the load balancer has none, and not only none that are known.
 * - `unknown-services`: not every Service that decides about target groups is known.
 */
export type ManifestCircumstance = 'ipv6-source-nat' | 'no-security-groups' | 'unknown-services';

/** How a constraint holds for the load balancer that a controller builds of manifests. */
export interface ManifestTerms {
  /** When it does not hold. @default - it always does */
  readonly unless?: ManifestCircumstance;
  /** @default that of the constraint */
  readonly severity?: Exclude<Severity, 'info'>;
  /** Why it matters; null where the constraint has a reason for Terraform alone. @default that of the constraint */
  readonly why?: string | null;
  /** What to do next; null where the annotation says enough. @default that of the constraint */
  readonly fix?: string | null;
}

/** Something that AWS, Terraform or a controller refuses, or that breaks traffic, in one kind of subject. */
export interface Constraint<
  Subject,
  Place extends { readonly path: Path } = Scope,
  Id extends string = string,
  Audience extends ConstraintAudience = ConstraintAudience,
> {
  /** Stable kebab-case id that begins with the subject. */
  readonly id: Id;
  readonly severity: Exclude<Severity, 'info'>;
  /** The attribute that a finding points to. A value that is unknown until apply is never judged. */
  readonly attribute: keyof Subject & string;
  /**
   * Other values that `when` depends on; the constraint is not judged while one of them is unknown.
   *
   * @default - none, or none whose value makes a difference while it is unknown
   */
  readonly dependsOn?: (subject: Subject, scope: Place) => readonly unknown[];
  /** Whether the subject breaks the constraint. */
  readonly when: (subject: Subject, scope: Place) => boolean;
  /** What is wrong, quoting the value. */
  readonly message: (subject: Subject, scope: Place) => string;
  readonly why: string;
  /** What to do next. */
  readonly fix: string | ((subject: Subject, scope: Place) => string);
  readonly audience: Audience;
  /** What is different for a load balancer that a controller builds. @default - nothing */
  readonly manifests?: ManifestTerms;
  /** The documentation page or the file upstream that the fact comes from. */
  readonly source: string;
  /** Specifications that keep and that break it; they are its tests. */
  readonly examples: { readonly passes: readonly Example[]; readonly fails: readonly Example[] };
}

/** Tells a value that is known only after apply (a Terraform reference) from one that can be judged now. */
export type IsUnknown = (value: unknown) => boolean;

/** Types a list of constraints on one kind of subject; their ids become types. */
export function defineConstraints<Subject, Place extends { readonly path: Path } = Scope>() {
  return <const Id extends string>(constraints: readonly Omit<Constraint<Subject, Place, Id>, 'audience'>[]) =>
    constraints.map((constraint): Constraint<Subject, Place, Id, 'everybody'> => ({
      ...constraint,
      audience: 'everybody',
    }));
}

/** The same on a kind of subject that Terraform alone has, and no controller. */
export function defineTerraformConstraints<Subject, Place extends { readonly path: Path } = Scope>() {
  return <const Id extends string>(constraints: readonly Omit<Constraint<Subject, Place, Id>, 'audience'>[]) =>
    constraints.map((constraint): Constraint<Subject, Place, Id, 'terraform'> => ({
      ...constraint,
      audience: 'terraform',
    }));
}

/** Every finding of these constraints on one subject. */
export function evaluate<Subject extends object, Place extends { readonly path: Path }, Id extends string>(
  constraints: readonly Omit<Constraint<Subject, Place, Id>, 'examples' | 'audience'>[],
  subject: Subject,
  scope: Place,
  { isUnknown, circumstances }: EvaluateOptions,
): Diagnostic<Id>[] {
  return constraints
    .filter(
      ({ attribute, dependsOn, when, manifests: { unless } = {} }) =>
        !(unless !== undefined && circumstances?.includes(unless) === true) &&
        ![subject[attribute], ...(dependsOn?.(subject, scope) ?? [])].some(isUnknown) &&
        when(subject, scope),
    )
    .map(({ id, severity, attribute, message, why, fix, source, manifests }) => {
      const own = circumstances === undefined ? {} : (manifests ?? {});
      const reason = own.why === undefined ? why : own.why;
      const advice = own.fix === undefined ? (typeof fix === 'string' ? fix : fix(subject, scope)) : own.fix;
      return {
        id,
        severity: own.severity ?? severity,
        message: message(subject, scope),
        ...(reason !== null && { why: reason }),
        ...(advice !== null && { fix: advice }),
        path: [...scope.path, attribute],
        source,
      };
    });
}

/** How constraints are held against a subject. */
export interface EvaluateOptions {
  readonly isUnknown: IsUnknown;
  /** What a controller made of the manifests that it builds the load balancer of. @default - Terraform builds it */
  readonly circumstances?: readonly ManifestCircumstance[];
}
