import type { ModelFinding } from './model-findings';
import type { Reported, Rule } from './rule';

interface Reporter extends Reported {
  readonly rule: Rule;
}

/** The part of a finding that decides which rule reports it. */
export type Reportable = Pick<ModelFinding, 'id' | 'effect' | 'path'>;

/** Finds the rule that reports something that the models find. */
export function reporters(rules: readonly Rule[]): (finding: Reportable) => Rule | undefined {
  const byId = new Map<string, Reporter[]>();
  const byBeginning: Reporter[] = [];
  for (const rule of rules) {
    for (const given of rule.reports ?? []) {
      const reporter = { rule, ...(typeof given === 'string' ? { id: given } : given) };
      if (reporter.id.endsWith('*')) byBeginning.push(reporter);
      else byId.set(reporter.id, [...(byId.get(reporter.id) ?? []), reporter]);
    }
  }
  for (const same of byId.values()) same.sort((one, other) => detail(other) - detail(one));
  byBeginning.sort((one, other) => other.id.length - one.id.length);
  return (finding) =>
    (
      byId.get(finding.id)?.find((reporter) => reports(reporter, finding)) ??
      byBeginning.find((reporter) => finding.id.startsWith(reporter.id.slice(0, -1)))
    )?.rule;
}

function detail({ annotation, effects }: Reporter): number {
  return (annotation === undefined ? 0 : 2) + (effects === undefined ? 0 : 1);
}

function reports({ annotation, effects }: Reporter, { effect, path }: Reportable): boolean {
  return (
    (annotation === undefined || path.at(-1) === annotation) &&
    (effects === undefined || effects.includes(effect ?? 'none'))
  );
}
