import type { ControllerName, ControllerSettings } from '@eks-ingress/annotations';

/** What rules know of the cluster, beside the subjects. */
export interface RuleOptions {
  /** The controller of Ingresses and Services that do not say which one they are for. @default - told by each object */
  readonly controller?: ControllerName;
  /** How the controllers are set up. @default as they come */
  readonly settings?: ControllerSettings;
  /** The region of the cluster, which certificates are compared with. @default - not compared */
  readonly region?: string;
}
