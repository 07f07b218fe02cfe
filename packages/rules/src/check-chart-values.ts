import { renderCharts } from '@eks-ingress/charts';
import type { ChartName } from '@eks-ingress/diagnostics';
import { checkOwn } from './check-own';
import { readCluster } from './cluster/cluster';
import type { RuleFinding } from './rule';
import { chartValuesRules } from './rules/chart-values';
import { ingressNginxRules } from './rules/ingress-nginx';

/** The names of the rules for charts. */
export type ChartRuleName = (typeof chartValuesRules | typeof ingressNginxRules)[number]['name'];

export interface CheckChartValuesOptions {
  /** The names of rules that are not asked. @default none */
  readonly except?: readonly string[];
}

/**
 * What the rules for charts find in the values of one, for programs that make them. `unknownValue` of
 * `@eks-ingress/charts` stands for what is not known yet. Never throws.
 */
export function checkChartValues(
  chart: ChartName,
  values: unknown,
  { except = [] }: CheckChartValuesOptions = {},
): readonly RuleFinding<ChartRuleName>[] {
  const { subjects, locate } = renderCharts([{ kind: 'chart-values', chart, value: values }]);
  const context = { subjects, options: {}, cluster: readCluster(subjects, {}) };
  const rules = [...chartValuesRules, ...ingressNginxRules].filter(({ name }) => !except.includes(name));
  return checkOwn(rules, context).map(({ fixes = [], ...finding }) => ({
    ...finding,
    ...locate({ ...finding, fixes }),
  }));
}
