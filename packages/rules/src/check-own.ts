import type { Report, Rule, RuleContext, RuleFinding } from './rule';

/** What rules find by themselves, without the models. */
export function checkOwn(rules: readonly Rule[], context: RuleContext): readonly RuleFinding[] {
  return rules.flatMap((rule) => [...(rule.check?.(context) ?? [])].map((report) => ofRule(rule, report)));
}

function ofRule(rule: Rule, report: Report): RuleFinding {
  return { severity: rule.severity, why: rule.why, source: rule.sources[0], ...report, rule: rule.name, id: rule.name };
}
