import type { ObjectKind } from './annotation';
import type { ControllerName } from './controllers';
import type { FeatureGateName } from './feature-gates';

/** An annotation that software writes to keep a note for itself; nobody else should. */
export interface OutputAnnotation {
  readonly key: string;
  /** What it holds, in one sentence. */
  readonly summary: string;
  /** The controller that knows it. */
  readonly controller: ControllerName;
  /**
   * Who writes it, such as `the Amazon VPC CNI`.
   *
   * @default the controller
   */
  readonly writtenBy?: string;
  readonly appliesTo: readonly ObjectKind[];
  /** What comes of writing it by hand, as a sentence. */
  readonly whenSet?: string;
  /** The release that first writes it. */
  readonly since?: string;
  readonly featureGate?: FeatureGateName;
  /** The code, as a file of the controller's repository. */
  readonly source: string;
}
