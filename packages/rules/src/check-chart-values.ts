import type { ChartName } from '@eks-ingress/diagnostics';
import { chartRules } from './chart-rules';
import { renderCharts } from './charts/render-charts';
import { checkOwn } from './check-own';
import { readCluster } from './cluster/cluster';
import type { RuleFinding } from './rule';

export interface CheckChartValuesOptions {
  /** The names of rules that are not asked. @default none */
  readonly except?: readonly string[];
}

/**
 * What the rules for charts find in the values of one, for programs that make them: `checkRules` without the models of
 * annotations and load balancers. `unknownValue` stands for what is not known yet. Never throws.
 */
export function checkChartValues(
  chart: ChartName,
  values: unknown,
  { except = [] }: CheckChartValuesOptions = {},
): readonly RuleFinding[] {
  const { subjects, locate } = renderCharts([{ kind: 'chart-values', chart, value: values }]);
  const context = { subjects, options: {}, cluster: readCluster(subjects, {}) };
  return checkOwn(
    chartRules.filter(({ name }) => !except.includes(name)),
    context,
  ).map(locate);
}
