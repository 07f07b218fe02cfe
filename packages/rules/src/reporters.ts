import { causeOf } from './cause';
import type { ModelFinding } from './model-findings';
import type { Rule } from './rule';

/** The part of a finding that decides which rule reports it. */
export type Reportable = Pick<ModelFinding, 'id' | 'effect' | 'path'>;

/** Finds the rule that reports something that the models find. */
export function reporters(rules: readonly Rule[]): (finding: Reportable) => Rule | undefined {
  const byCause = new Map<string, Rule>();
  const byAnnotation = new Map<string, Rule>();
  for (const rule of rules) {
    for (const reported of rule.reports ?? []) {
      if (typeof reported === 'string') byCause.set(reported, rule);
      else byAnnotation.set(`${reported.id} ${reported.annotation}`, rule);
    }
  }
  return (finding) => byAnnotation.get(`${finding.id} ${String(finding.path.at(-1))}`) ?? byCause.get(causeOf(finding));
}
