import type { ChartName, ChartValuesSubject, Subject } from '@eks-ingress/diagnostics';

/** The values that are given to a chart among subjects, with their index. */
export function* valuesOf(
  subjects: readonly Subject[],
  chart: ChartName,
): Iterable<ChartValuesSubject & { readonly index: number }> {
  for (const [index, subject] of subjects.entries()) {
    if (subject.kind === 'chart-values' && subject.chart === chart) yield { ...subject, index };
  }
}
