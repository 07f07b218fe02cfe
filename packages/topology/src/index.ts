export { formatMermaid } from './mermaid/format-mermaid';
export { formatSvg } from './svg/format-svg';
export type { TerraformConfiguration } from './terraform/configuration';
export { topologyOf } from './topology-of';
export type * from './topology';
