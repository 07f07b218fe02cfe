import type { PlanReport } from '../plan/plan-report';

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The load balancers of a synthesized stack that AWS or its controller refuses to delete, by their addresses. */
export function findProtectedLoadBalancers(stackJson: string): readonly string[] {
  const { resource = {} } = JSON.parse(stackJson) as { readonly resource?: Readonly<Record<string, Blocks>> };
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks)
      .filter(([, block]) => isProtected(type, block))
      .map(([name]) => `${type}.${name}`),
  );
}

/** The load balancers that a plan deletes although they are protected now, whatever is declared: turned off, but not deployed. */
export function findProtectedDeletions({ changes }: PlanReport): readonly string[] {
  return changes
    .filter(({ address, kind, attributes }) => {
      const before = Object.entries(attributes).map(([name, change]) => [name, change.before]);
      return kind === 'delete' && isProtected(address.split('.')[0] ?? '', Object.fromEntries(before));
    })
    .map(({ address }) => address);
}

function isProtected(type: string, attributes: Readonly<Record<string, unknown>>): boolean {
  if (type === 'aws_lb') return attributes['enable_deletion_protection'] === true;
  // An attribute in the annotations of an object that the AWS Load Balancer Controller reads.
  return /deletion_protection\.enabled\s*=\s*true/.test(JSON.stringify(attributes));
}
