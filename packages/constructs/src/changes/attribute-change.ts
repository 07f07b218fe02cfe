/**
 * What a provider does with one argument of a resource that is changed, added or removed:
 *
 * - `updated`: the resource is updated in place.
 * - `replaced`: the resource is replaced. Whether the new one comes first follows from its lifecycle.
 * - `kept`: Terraform plans nothing, and what was set stays.
 * - `refused`: Terraform refuses the plan, or the API refuses the apply.
 * - `never-converges`: the apply ends, and the next plan shows the same change again.
 */
export const ATTRIBUTE_EFFECTS = ['updated', 'replaced', 'kept', 'refused', 'never-converges'] as const;

export type AttributeEffect = (typeof ATTRIBUTE_EFFECTS)[number];

/** The three things that can be done to an argument or a prop. */
export const EDIT_KINDS = ['changed', 'added', 'removed'] as const;

export type EditKind = (typeof EDIT_KINDS)[number];

/** An argument of a resource type, and what the pinned provider does with it. */
export interface AttributeChange extends Readonly<Record<EditKind, AttributeEffect>> {
  /** The provider's code, its documentation or an issue; nobody has verified a row that says `unverified`. */
  readonly source: string;
  /** What the three words leave out. */
  readonly note?: string;
  /** Whether the row is for all that is below the argument: a map, or a block without a row for each part. */
  readonly whole?: true;
}

/** The source of a row that nobody has verified; it counts as a replacement. */
export const UNVERIFIED = 'unverified';

/** What an edit of an argument does, where an unverified row counts as a replacement. */
export function attributeEffect(row: AttributeChange, edit: EditKind): AttributeEffect {
  return row.source === UNVERIFIED ? 'replaced' : row[edit];
}
