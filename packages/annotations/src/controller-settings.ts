import type { Risk } from './annotation';

/** Settings of a controller that decide what it reads. */
export interface ControllerSettings {
  /**
   * The annotations-risk-level key of ingress-nginx's ConfigMap.
   *
   * @default 'High', and annotations above it are a warning
   */
  readonly annotationsRiskLevel?: Risk;
  /**
   * The allow-snippet-annotations key of ingress-nginx's ConfigMap.
   *
   * @default false, and snippets are a warning
   */
  readonly allowSnippetAnnotations?: boolean;
  /**
   * The allow-cross-namespace-resources key of ingress-nginx's ConfigMap.
   *
   * @default false
   */
  readonly allowCrossNamespaceResources?: boolean;
}
