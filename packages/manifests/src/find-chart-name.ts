import { type ChartName, chartNames } from '@eks-ingress/diagnostics';

/** The chart of a name, a folder or an address such as `oci://registry.example.com/charts/ingress-nginx`. */
export function findChartName(reference: unknown): ChartName | undefined {
  if (typeof reference !== 'string') return undefined;
  const last = reference.replace(/\/+$/, '').split('/').at(-1);
  return chartNames.find((name) => name === last);
}
