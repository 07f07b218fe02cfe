import { type ChartName, chartNames, chartSigns, valueAt, isMap } from '@eks-ingress/diagnostics';
import type { ValuesOf } from './chart-dependencies';

/**
 * Whose values a document is, by what it says and how its file is named; undefined when that could be anybody's, as a
 * wrong guess costs more than none.
 */
export function recogniseValues(value: unknown, file: string): ValuesOf | undefined {
  if (!isMap(value) || 'kind' in value || 'apiVersion' in value) return undefined;
  for (const chart of chartNames) {
    if (isOf(chart, value, file)) return { chart };
    if (isOf(chart, value[chart], chart)) return { chart, under: chart };
  }
  return undefined;
}

function isOf(chart: ChartName, value: unknown, file: string): boolean {
  const { name, usual, own } = chartSigns[chart];
  const isNamed = name.test(file.split('/').slice(-2).join('/'));
  const has = (path: string) => valueAt(value, path.split('.')) !== undefined;
  return own.some(has) || (isNamed && usual.some((path) => isMap(value) && has(path)));
}
