export type { Chart, ChartValueType } from './chart';
export { charts } from './charts';
export { featureGates } from './feature-gates';
export {
  configMapKeys,
  configMapVersion,
  meantConfigMapKeys,
  type ConfigMapValueType,
} from './ingress-nginx-config-map-keys';
export { renderCharts, type RenderedCharts } from './render-charts';
export { settingsOfCharts } from './settings-of-charts';
export { unknownValue, valueAt } from './value-at';
export { valuesOf } from './values-of';
export { keysBelow, typeOf, walkValues, type GivenValue } from './walk-values';
