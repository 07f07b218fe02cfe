import { attributeEffect, type AttributeEffect, type EditKind } from './attribute-change';
import { findAttributeChange } from './attribute-changes';
import { CHANGE_EFFECTS, type ChangeEffect } from './change-effect';
import type { ChangeCase, PropChange, PropsEdit } from './prop-change';

/** What becomes of the load balancer, and what the plan shows of it. */
export interface EditEffect {
  readonly effect: ChangeEffect;
  readonly plan: ChangeEffect;
}

/** What the table says of one edit of a prop. */
export function effectOfEdit<Props>(
  change: PropChange<Props>,
  edit: PropsEdit<Props> & { readonly kind: EditKind },
): EditEffect {
  const found = casesOf(change).find(
    (one) => (one.edit === undefined || one.edit === edit.kind) && (one.when === undefined || one.when.holds(edit)),
  );
  // An edit that no case is for is not known.
  const { effect, plan = effect } = found ?? { effect: 'load-balancer-replaced' };
  return { effect, plan };
}

/** The effects of a prop with what they depend on, those that follow from its arguments included. */
export function casesOf<Props>({
  effect,
  becomes = [],
  isLeftOut = false,
}: PropChange<Props>): readonly ChangeCase<Props>[] {
  if (typeof effect === 'string') return [{ effect }];
  if (effect !== undefined) return effect;
  if (!isLeftOut) return [{ effect: effectOfArguments(becomes, 'changed') }];
  return (['added', 'removed', 'changed'] as const).map((edit) => ({ edit, effect: effectOfArguments(becomes, edit) }));
}

/** The sources of a row: its own, or those of the arguments that it is written into. */
export function sourcesOf({ source, becomes = [] }: PropChange<never>): readonly string[] {
  if (source !== undefined) return [source];
  return [...new Set(becomes.map((name) => rowOf(name).row.source))];
}

function effectOfArguments(names: readonly string[], edit: EditKind): ChangeEffect {
  return names.map((name) => effectOfArgument(name, edit)).reduce(worse, 'nothing');
}

function effectOfArgument(name: string, edit: EditKind): ChangeEffect {
  const { type, row } = rowOf(name);
  return EFFECTS[type]?.[attributeEffect(row, edit)] ?? BESIDE[attributeEffect(row, edit)];
}

function rowOf(name: string) {
  const [type = '', ...rest] = name.split('.');
  const row = findAttributeChange(type, rest.join('.'));
  if (row === undefined) throw new Error(`ATTRIBUTE_CHANGES has no row for ${name}.`);
  return { type, row };
}

const COMMON = { kept: 'nothing', refused: 'refused', 'never-converges': 'refused' } as const;
const BESIDE: Readonly<Record<AttributeEffect, ChangeEffect>> = { ...COMMON, updated: 'beside', replaced: 'beside' };

/** What it means for traffic that one of these is updated or replaced; everything else is beside them. */
const EFFECTS: Readonly<Record<string, Readonly<Record<AttributeEffect, ChangeEffect>>>> = {
  aws_lb: { ...COMMON, updated: 'in-place', replaced: 'load-balancer-replaced' },
  aws_lb_listener: { ...COMMON, updated: 'in-place', replaced: 'listener-recreated' },
  aws_lb_target_group: { ...COMMON, updated: 'in-place', replaced: 'target-group-replaced' },
};

/** The worse of two effects. */
export function worse(one: ChangeEffect, other: ChangeEffect): ChangeEffect {
  return CHANGE_EFFECTS.indexOf(one) < CHANGE_EFFECTS.indexOf(other) ? other : one;
}
