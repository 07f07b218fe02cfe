import { formatArn, partitionOf } from '@eks-ingress/elbv2/identifiers';
import type { Environment } from '../environment';

/** An environment that workflows plan and deploy: its state is where they can reach it. */
export interface DeliveryEnvironment {
  readonly name: string;
  readonly region: string;
  /** The roles that examples/state-bootstrap makes. */
  readonly planRole: string;
  readonly deployRole: string;
}

/** How workflows reach an environment; undefined when its state is on one person's machine. */
export function findDeliveryEnvironment(
  name: string,
  { account, region, state }: Pick<Environment, 'account' | 'region' | 'state'>,
): DeliveryEnvironment | undefined {
  if (state.kind === 'local') return undefined;
  const partition = partitionOf(region);
  const role = (purpose: string) =>
    formatArn({ partition, service: 'iam', account, resource: `role/eks-ingress-${name}-${purpose}` });
  return { name, region, planRole: role('plan'), deployRole: role('deploy') };
}
