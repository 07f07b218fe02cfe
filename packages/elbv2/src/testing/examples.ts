import { formatPath, type Diagnostic } from '@eks-ingress/diagnostics';
import { CONSTRAINTS } from '../network/constraints';
import type { Constraint } from '../network/constraints/constraint';
import type { Example } from '../network/constraints/example';
import type { LoadBalancerEnvironmentSpec } from '../network/specification/load-balancer-environment';
import type { NetworkLoadBalancerSpec } from '../network/specification/network-load-balancer';
import { validateLoadBalancerEnvironment } from '../network/validate-load-balancer-environment';
import { validateNetworkLoadBalancer, type ValidateOptions } from '../network/validate-network-load-balancer';
import { change, readPath } from './change';
import { ENVIRONMENT, SPECIFICATIONS } from './specifications';

/** Every constraint, whatever it is about, without what it takes to evaluate it. */
export const ALL_CONSTRAINTS: readonly Omit<Constraint<never, never>, 'when' | 'message' | 'fix' | 'dependsOn'>[] =
  Object.values(CONSTRAINTS).flat();

/** An example, and what is to be found in it. */
export interface ExampleCase {
  readonly title: string;
  readonly example: Example;
  readonly finds: readonly string[];
}

/** All examples that break a constraint, or all that keep one. */
export function casesOf(kind: 'passes' | 'fails'): ExampleCase[] {
  return ALL_CONSTRAINTS.flatMap(({ id, examples }) =>
    examples[kind].map((example) => {
      const { of, set = {}, finds } = example;
      const [[at = ''] = []] = Object.entries(set);
      const expected = kind === 'fails' ? [`${at}: ${id}`] : [];
      const text = JSON.stringify(set, (_key, value: unknown) => (value === undefined ? null : value));
      return {
        title: `${id}: ${of} with ${text.length > 90 ? `${text.slice(0, 87)}...` : text}`,
        example,
        finds: finds ?? expected,
      };
    }),
  );
}

/** The specification of an example. */
export function specificationOf({ of, set = {} }: Example): NetworkLoadBalancerSpec | LoadBalancerEnvironmentSpec {
  const base: NetworkLoadBalancerSpec | LoadBalancerEnvironmentSpec =
    of === 'environment' ? ENVIRONMENT : SPECIFICATIONS[of];
  return Object.entries(set).reduce((spec, [path, value]) => change(spec, readPath(path), value), base);
}

export function validate(
  spec: NetworkLoadBalancerSpec | LoadBalancerEnvironmentSpec,
  options?: ValidateOptions,
): Diagnostic[] {
  return 'loadBalancers' in spec
    ? validateLoadBalancerEnvironment(spec, options)
    : validateNetworkLoadBalancer(spec, options);
}

/** Findings as `path: id`, sorted. */
export function found(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ id, path }) => `${formatPath(path)}: ${id}`).sort();
}
