/**
 * What is read of `terraform show -json <plan>`.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export interface TerraformPlan {
  readonly format_version: string;
  readonly resource_changes?: readonly TerraformResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  /** Whether it would change anything at all, outputs and addresses included. */
  readonly applyable?: boolean;
  readonly errored?: boolean;
}

export interface TerraformResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode: string;
  /** The key of an object that a failed replacement left behind. */
  readonly deposed?: string;
  /** Such as `replace_because_tainted`. */
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: unknown;
    readonly after?: unknown;
    readonly after_unknown?: unknown;
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
    readonly importing?: unknown;
  };
}

/** Reads a plan, or says why it is none. */
export function parseTerraformPlan(json: string): TerraformPlan | string {
  let plan: Partial<TerraformPlan> | null;
  try {
    plan = JSON.parse(json) as Partial<TerraformPlan> | null;
  } catch {
    return 'Terraform showed a plan that is not JSON.';
  }
  if (typeof plan?.format_version !== 'string' || !plan.format_version.startsWith('1.')) {
    return `The plan has format ${JSON.stringify(plan?.format_version)}, and 1.x is understood: a newer Terraform needs a newer eks-ingress.`;
  }
  return plan as TerraformPlan;
}
