import type { Environment } from '../environment';
import { findPlanFindings, type PlanFindings } from '../plan/find-plan-findings';
import { plannedResources } from '../plan/planned-resource';
import { reportPlan } from '../plan/plan-report';
import type { TerraformPlan, TerraformResourceChange } from '../plan/terraform-plan';

type Values = Readonly<Record<string, unknown>>;

/** A resource of a plan; without `before` it is created, without `after` deleted, with both and `replacedBy` replaced. */
export interface Planned {
  readonly address: string;
  readonly before?: Values;
  readonly after?: Values;
  readonly replacedBy?: readonly string[];
  readonly reason?: string;
}

/** A resource that stays as it is. */
export function unchanged(address: string, values: Values = {}): Planned {
  return { address, before: values, after: values };
}

/** A plan of a few resources, as Terraform shows it. */
export function planOf(...resources: readonly Planned[]): TerraformPlan {
  return { format_version: '1.2', resource_changes: resources.map(changeOf) };
}

function changeOf({ address, before, after, replacedBy, reason }: Planned): TerraformResourceChange {
  const isReplaced = replacedBy !== undefined || reason !== undefined;
  const actions =
    before === undefined
      ? ['create']
      : after === undefined
        ? ['delete']
        : isReplaced
          ? ['delete', 'create']
          : JSON.stringify(before) === JSON.stringify(after)
            ? ['no-op']
            : ['update'];
  return {
    address,
    mode: 'managed',
    action_reason: reason,
    change: {
      actions,
      before: before ?? null,
      after: after ?? null,
      ...(replacedBy !== undefined && { replace_paths: replacedBy.map((argument) => [argument]) }),
    },
  };
}

/** What speaks against a plan of an environment. */
export function findingsOf(plan: TerraformPlan, environment: Environment): PlanFindings {
  return findPlanFindings(plannedResources(plan), reportPlan('production', plan).changes, environment);
}
