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

/** Something that AWS, Terraform or a controller refuses, or that breaks traffic, in one kind of subject. */
export interface Constraint<Subject, Place extends { readonly path: Path } = Scope, Id extends string = string> {
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
  /** The documentation page or the file upstream that the fact comes from. */
  readonly source: string;
  /** Specifications that keep and that break it; they are its tests. */
  readonly examples: { readonly passes: readonly Example[]; readonly fails: readonly Example[] };
}

/** Tells a value that is known only after apply (a Terraform reference) from one that can be judged now. */
export type IsUnknown = (value: unknown) => boolean;

/** Types a list of constraints on one kind of subject; their ids become types. */
export function defineConstraints<Subject, Place extends { readonly path: Path } = Scope>() {
  return <const Id extends string>(
    constraints: readonly Constraint<Subject, Place, Id>[],
  ): readonly Constraint<Subject, Place, Id>[] => constraints;
}

/** Every finding of these constraints on one subject. */
export function evaluate<Subject extends object, Place extends { readonly path: Path }, Id extends string>(
  constraints: readonly Omit<Constraint<Subject, Place, Id>, 'examples'>[],
  subject: Subject,
  scope: Place,
  isUnknown: IsUnknown,
): Diagnostic<Id>[] {
  return constraints
    .filter(
      ({ attribute, dependsOn, when }) =>
        ![subject[attribute], ...(dependsOn?.(subject, scope) ?? [])].some(isUnknown) && when(subject, scope),
    )
    .map(({ id, severity, attribute, message, why, fix, source }) => ({
      id,
      severity,
      message: message(subject, scope),
      why,
      fix: typeof fix === 'string' ? fix : fix(subject, scope),
      path: [...scope.path, attribute],
      source,
    }));
}
