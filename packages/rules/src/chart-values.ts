/** What is known of Helm charts, without the catalogue of annotations. */
export type { Chart, ChartValueType } from './charts/chart';
export { checkChartValues, type CheckChartValuesOptions } from './check-chart-values';
export type { RuleFinding } from './rule';
export { charts } from './charts/charts';
export { configMapKeys, configMapVersion, type ConfigMapValueType } from './charts/ingress-nginx-config-map-keys';
export { featureGates } from './charts/feature-gates';
export { unknownValue } from './charts/value-at';
export { walkValues, type GivenValue } from './charts/walk-values';
