import { entryPointOf, resourceName, type ResourceName } from './entry-point-of';
import type { ChangeKind } from './plan-report';
import type { TerraformPlan, TerraformResourceChange } from './terraform-plan';

export type Attributes = Readonly<Record<string, unknown>>;

/** A resource of a plan, whether it changes or not. Its attributes may be secrets: only what is known to be none is shown. */
export interface PlannedResource extends ResourceName {
  readonly address: string;
  readonly entryPoint: string | undefined;
  readonly kind: ChangeKind | 'none';
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
  /** The arguments that force a replacement. */
  readonly replacedBy: readonly string[];
  /** Whether Terraform replaces it because another resource changes. */
  readonly isTriggered: boolean;
  readonly isTainted: boolean;
}

/** Every resource that a plan manages, without what a failed replacement left behind. */
export function plannedResources({ resource_changes: all = [] }: TerraformPlan): readonly PlannedResource[] {
  return all
    .filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined)
    .map(({ address, action_reason: reason, change, previous_address: previous }) => ({
      ...resourceName(address),
      address,
      entryPoint: entryPointOf(address),
      kind: kindOf(change.actions, previous !== undefined && previous !== address),
      before: attributesIn(change.before),
      after: attributesIn(change.after),
      replacedBy: argumentsOf(change),
      isTriggered: reason === 'replace_by_triggers',
      isTainted: reason === 'replace_because_tainted',
    }));
}

/** What Terraform's actions come to. */
export function kindOf(actions: readonly string[], isMoved: boolean): ChangeKind | 'none' {
  if (actions.includes('create')) return actions.length > 1 ? 'replace' : 'create';
  if (actions.includes('update')) return 'update';
  if (actions.includes('delete')) return 'delete';
  if (actions.includes('forget')) return 'forget';
  return isMoved ? 'move' : 'none';
}

/** Whether a resource that is there is not afterwards, or is another one. */
export function isLost({ kind }: Pick<PlannedResource, 'kind'>): boolean {
  return kind === 'delete' || kind === 'replace';
}

/** The arguments in which a replacement has its reason. */
function argumentsOf({ replace_paths: paths = [] }: TerraformResourceChange['change']): readonly string[] {
  return [...new Set(paths.map(([argument]) => String(argument)))];
}

function attributesIn(value: unknown): Attributes | undefined {
  return typeof value === 'object' && value !== null ? (value as Attributes) : undefined;
}

/** Target groups have two addresses, by what their health check speaks: one is created where the other goes. */
export function isSiblingOf(other: PlannedResource, { type, address }: PlannedResource): boolean {
  return (
    type === 'aws_lb_target_group' &&
    other.kind === 'create' &&
    other.address !== address &&
    withoutFamily(other.address) === withoutFamily(address)
  );
}

/** The part of a target group's address that its two addresses share. */
export function withoutFamily(address: string): string {
  return address.replace(/_(?:http|tcp)$/, '');
}
