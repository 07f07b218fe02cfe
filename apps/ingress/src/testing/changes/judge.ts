import { effectOfEdit, type ChangeEffect, type EditKind, type PropChange } from '@eks-ingress/constructs';

/** What came of an edit. */
export type Outcome =
  /** The synthesis reports an error, and there is no plan. */
  | { readonly kind: 'not-synthesized' }
  /** Not a byte of the stack is another one. */
  | { readonly kind: 'same' }
  | { readonly kind: 'planned'; readonly effect: ChangeEffect; readonly refusedBy?: string };

/** An edit with the row that is for it; undefined where the table has none. */
export interface JudgedEdit {
  readonly row: PropChange<never> | undefined;
  readonly kind: EditKind;
  readonly before: unknown;
  readonly after: unknown;
}

interface Protection {
  readonly deletionProtection?: boolean;
  readonly replacementProtection?: boolean;
  readonly acknowledgements?: Readonly<Record<string, string>>;
}

/** Effects by which a load balancer, or what belongs to it, is lost. */
const LOSSES: readonly ChangeEffect[] = ['listener-recreated', 'target-group-replaced', 'load-balancer-replaced'];

/** What Terraform says when it refuses to lose something; any other error is a fault of the stack. */
const PROTECTED = /Resource precondition failed|Instance cannot be destroyed/;

/** What is wrong with what the table says of an edit; undefined where it is what happens. */
export function judge({ row, kind, before, after }: JudgedEdit, outcome: Outcome): string | undefined {
  if (outcome.kind !== 'planned') return undefined;
  const { effect, refusedBy } = outcome;
  if (row === undefined) return `the table has no row for it, and the plan is ${effect}`;
  if (refusedBy !== undefined && !PROTECTED.test(refusedBy))
    return `Terraform cannot plan it: ${firstError(refusedBy)}`;
  const { plan } = effectOfEdit(row as PropChange<unknown>, { kind, before, after });
  const expected = isGuarded(plan, before, after) ? 'refused' : plan;
  return effect === expected ? undefined : `the table says ${expected}, and the plan is ${effect}`;
}

/** Whether a protected load balancer turns a loss into a refusal. */
function isGuarded(effect: ChangeEffect, before: unknown, after: unknown): boolean {
  const [old, now] = [before, after].map((props): Protection => Object(props)) as [Protection, Protection];
  if (!LOSSES.includes(effect) || !isProtected(old) || !isProtected(now)) return false;
  return effect !== 'target-group-replaced' || now.acknowledgements?.['target-group-replacement'] === undefined;
}

function isProtected({ deletionProtection, replacementProtection = deletionProtection }: Protection): boolean {
  return replacementProtection === true;
}

function firstError(text: string): string {
  return /Error: [^\n]*(?:\n[^\n]*){0,6}/.exec(text)?.[0] ?? text;
}
