/** What is known of Helm charts, without the catalogue of annotations. */
export type { Chart, ChartValueType } from './charts/chart';
export { charts } from './charts/charts';
export { configMapKeys, configMapVersion, type ConfigMapValueType } from './charts/ingress-nginx-config-map-keys';
export { featureGates } from './charts/feature-gates';
export { unknownValue } from './charts/value-at';
export { walkValues, type GivenValue } from './charts/walk-values';
