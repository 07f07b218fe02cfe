import type { Path } from '@eks-ingress/diagnostics';
import { QUOTAS, quotaOf, type Quota, type QuotaName, type RaisedQuotas } from '../../quotas';
import type { Constraint, Scope } from './constraint';

/**
 * A constraint that counts against a quota: an error when it is fixed, and a warning when AWS raises it on request, since
 * the account may have more.
 */
export function quotaConstraint<
  Subject extends { readonly quotas: RaisedQuotas },
  Place extends { readonly path: Path } = Scope,
  const Id extends string = string,
>(
  quota: QuotaName,
  constraint: Pick<Constraint<Subject, Place, Id>, 'id' | 'attribute' | 'dependsOn' | 'examples'> & {
    readonly count: (subject: Subject) => number;
    /** What has how many of what: `The load balancer has`, `listeners`. */
    readonly subject: string;
    readonly noun: string;
    readonly fix: string;
  },
): Omit<Constraint<Subject, Place, Id>, 'audience'> {
  const { adjustable, counted, source, code }: Quota = QUOTAS[quota];
  const { count, subject, noun, fix, dependsOn, ...rest } = constraint;
  return {
    ...rest,
    dependsOn: (given, scope) => [
      given.quotas,
      ...Object.entries(given.quotas).flatMap(([name, limit]) => (name === quota ? [limit] : [])),
      ...(dependsOn?.(given, scope) ?? []),
    ],
    severity: adjustable ? 'warning' : 'error',
    when: (given) => count(given) > quotaOf(quota, given.quotas),
    message: (given) => `${subject} ${count(given)} ${noun}; the quota is ${quotaOf(quota, given.quotas)}.`,
    why: `AWS limits the ${counted}${adjustable ? ', and raises the limit on request' : ', and does not raise the limit'}.`,
    fix: adjustable
      ? `${fix}, or have the quota raised${code === undefined ? '' : ` (${code})`} and give it as quotas["${quota}"].`
      : `${fix}.`,
    ...(adjustable && { manifests: { fix: null } }),
    source,
  };
}
