import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import type { IsUnknown, NetworkLoadBalancerSpec } from '@eks-ingress/elbv2';

/** The lists that are unknown until apply and decide which resources there are; their items may be unknown. */
export function validateKnownLists(
  { additionalSecurityGroupIds, targetSecurityGroupIds, targetGroups }: NetworkLoadBalancerSpec,
  isUnknown: IsUnknown,
): Diagnostic[] {
  const names = Object.entries(targetGroups).flatMap(([key, { registration }]) =>
    registration.kind === 'auto-scaling-groups'
      ? [{ list: registration.names, path: ['targetGroups', key, 'registration', 'names'] }]
      : [],
  );
  return [
    { list: additionalSecurityGroupIds, path: ['additionalSecurityGroupIds'] },
    { list: targetSecurityGroupIds, path: ['targetSecurityGroupIds'] },
    ...names,
  ]
    .filter(({ list }) => isUnknown(list))
    .map(({ path }) => unknownList(path));
}

function unknownList(path: Path): Diagnostic {
  return {
    id: 'list-unknown',
    severity: 'error',
    path,
    message: 'The list is known only after apply.',
    why: 'Each of its items makes resources of its own, and Terraform has to know how many there are.',
    fix: 'Write the list out; its items may be references to other resources.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/for_each',
  };
}
