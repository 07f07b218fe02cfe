import type { Effect } from './effect';
import type { Severity } from './severity';

/** The way to a value inside the thing that was checked: property names and list indexes. */
export type Path = readonly (string | number)[];

/** One finding: what is wrong, why it matters and what to do next. */
export interface Diagnostic<Id extends string = string> {
  /** Stable kebab-case id of the rule or constraint that found it. */
  readonly id: Id;
  readonly severity: Severity;
  /** What is wrong, quoting the value; one sentence. */
  readonly message: string;
  /** Why it matters: who refuses it, or what happens when nobody does. */
  readonly why?: string;
  /** What to do next. */
  readonly fix?: string;
  /** What becomes of the mistake; absent where nothing does. */
  readonly effect?: Effect;
  /** Whether it holds of a key whatever its value is, even one that is overruled or put in later. @default 'value' */
  readonly about?: 'key' | 'value';
  /** Where the value is, from the root of what was checked. */
  readonly path: Path;
  /** Where the fact comes from: a documentation page, or a file upstream. */
  readonly source?: string;
}
