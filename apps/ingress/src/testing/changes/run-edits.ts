import { replaced } from '@eks-ingress/constructs';
import { judge, type Outcome } from './judge';
import { effectOfPlanned, planEdit } from './plan-edit';
import { describeEdit, type SubjectEdit } from './subjects';

/** An edit with what came of it, and what is wrong with its row. */
export interface EditResult {
  readonly edit: SubjectEdit;
  readonly outcome: Outcome;
  readonly problem?: string;
}

/** What comes of an edit. */
export async function outcomeOf(edit: SubjectEdit): Promise<Outcome> {
  const { subject } = edit;
  const before = baseline(subject);
  const after = subject.synthesize((props) => replaced(props, edit.at, edit.value));
  if (after === undefined) return { kind: 'not-synthesized' };
  if (after === before) return { kind: 'same' };
  const planned = await planEdit({ name: subject.stack, before, after });
  const effect = effectOfPlanned(planned, subject.environmentOf?.(edit.after));
  return { kind: 'planned', effect, refusedBy: planned.refusedBy };
}

async function runEdit(edit: SubjectEdit): Promise<EditResult> {
  const outcome = await outcomeOf(edit);
  const problem = judge({ row: edit.row, kind: edit.kind, before: edit.subject.props, after: edit.after }, outcome);
  return { edit, outcome, ...(problem !== undefined && { problem: `${describeEdit(edit)}: ${problem}` }) };
}

/** Runs edits, as many at a time as there are workers, and says at once where a table is wrong. */
export async function runEdits(edits: readonly SubjectEdit[], workers = 1): Promise<readonly EditResult[]> {
  const results: EditResult[] = [];
  const rest = [...edits];
  const work = async () => {
    for (let edit = rest.shift(); edit !== undefined; edit = rest.shift()) {
      const result = await runEdit(edit);
      results.push(result);
      if (result.problem !== undefined) process.stdout.write(`${result.problem}\n`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

const baselines = new Map<SubjectEdit['subject'], string>();

function baseline(subject: SubjectEdit['subject']): string {
  const known = baselines.get(subject) ?? subject.synthesize((props) => props);
  if (known === undefined) throw new Error(`${subject.name} cannot be synthesized as it is.`);
  baselines.set(subject, known);
  return known;
}

/** How many edits came to what, in a line. */
export function countOutcomes(results: readonly EditResult[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of results) {
    const name = outcome.kind === 'planned' ? outcome.effect : outcome.kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts].sort(([, one], [, other]) => other - one).map(([name, count]) => `${count} ${name}`);
  return `${results.length} edits: ${parts.join(', ')}`;
}
