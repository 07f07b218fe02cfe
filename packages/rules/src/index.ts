export { type ChartRuleName, checkChartValues, type CheckChartValuesOptions } from './check-chart-values';
export { checkRules, type CheckRulesOptions } from './check-rules';
export { findRule } from './find-rule';
export {
  defineRule,
  type ExampleFinding,
  type InvalidExample,
  type Preset,
  type Report,
  type Rule,
  type RuleContext,
  type RuleExample,
  type RuleExamples,
  type RuleFinding,
  type Topic,
} from './rule';
export type { RuleOptions } from './rule-options';
export { rules } from './rules';
