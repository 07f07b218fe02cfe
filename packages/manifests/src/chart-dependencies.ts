import { type ChartName, isMap } from '@eks-ingress/diagnostics';
import { findChartName } from './find-chart-name';
import { readDocument } from './read-document';

/** Whose values a file holds. */
export interface ValuesOf {
  readonly chart: ChartName;
  /**
   * The key that they stand under, as those of a dependency do.
   *
   * @default they are the whole file
   */
  readonly under?: string;
}

/** The known charts that the `Chart.yaml` beside values files names: itself, or its dependencies under their aliases. */
export function chartDependencies(chartYaml: string): readonly ValuesOf[] {
  const chart = readDocument(chartYaml).value;
  if (!isMap(chart)) return [];
  const itself = findChartName(chart.name);
  if (itself !== undefined) return [{ chart: itself }];
  const dependencies = Array.isArray(chart.dependencies) ? chart.dependencies.filter(isMap) : [];
  return dependencies.flatMap(({ name, alias }): ValuesOf[] => {
    const dependency = findChartName(name);
    return dependency ? [{ chart: dependency, under: typeof alias === 'string' ? alias : dependency }] : [];
  });
}
