import type { Path, Subject } from '@eks-ingress/diagnostics';
import type { Fault } from './fault';

/** One thing that a file says to the cluster, and where it says so. */
export interface Manifest {
  readonly subject: Subject;
  /** The number of the document in the file, from 0. */
  readonly document: number;
  /** The way to it in the document; empty when it is the document. */
  readonly base: Path;
  /**
   * Whether the document has it as a text that is YAML itself, such as `helm.values` of an Argo CD Application.
   *
   * @default false
   */
  readonly isText?: boolean;
}

/** What a file says. */
export interface ManifestFile {
  readonly text: string;
  readonly manifests: readonly Manifest[];
  /** What of it cannot be read, in the order of the text. */
  readonly faults: readonly Fault[];
}
