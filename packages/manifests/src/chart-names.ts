import type { ChartName } from '@eks-ingress/diagnostics';

/** The charts whose values are read. */
export const chartNames: readonly ChartName[] = ['aws-load-balancer-controller', 'ingress-nginx'];

/** The chart of a name, a folder or an address such as `oci://registry.example.com/charts/ingress-nginx`. */
export function findChartName(reference: unknown): ChartName | undefined {
  if (typeof reference !== 'string') return undefined;
  const last = reference.replace(/\/+$/, '').split('/').at(-1);
  return chartNames.find((name) => name === last);
}
