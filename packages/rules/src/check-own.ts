import type { Report, Rule, RuleContext, RuleFinding } from './rule';

/** What rules find by themselves, without the models. */
export function checkOwn<Name extends string>(
  rules: readonly (Rule & { readonly name: Name })[],
  context: RuleContext,
): readonly RuleFinding<Name>[] {
  return rules.flatMap((rule) => [...(rule.check?.(context) ?? [])].map((report) => ofRule(rule, report)));
}

function ofRule<Name extends string>(rule: Rule & { readonly name: Name }, report: Report): RuleFinding<Name> {
  return { severity: rule.severity, why: rule.why, source: rule.sources[0], ...report, rule: rule.name, id: rule.name };
}
