import type { ControllerName } from './controllers';

/** An annotation that a controller once read, and reads no more. */
export interface RemovedAnnotation {
  readonly key: string;
  readonly controller: ControllerName;
  /** The release that first ignores it. */
  readonly removedIn: string;
  /** What takes its place, such as a key with a value; absent when nothing does. */
  readonly replacement?: {
    /** The keys that take its place together. */
    readonly annotations: readonly string[];
    /** The value to write there, when the old one does not fit. */
    readonly value?: string;
  };
  /** What to do instead, or what else to know, as a sentence. */
  readonly note?: string;
  /** Where the fact comes from, as a file of the controller's repository. */
  readonly source?: string;
}
