import type { Severity } from '@eks-ingress/diagnostics';
import type { ManifestEdits } from '@eks-ingress/manifests';

/** One change of a file; lines and columns are counted from 1, and the end is not part of it. */
export interface LintEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What takes its place. */
  readonly text: string;
}

/** What does away with a finding. */
export interface LintFix {
  /** What to do, as a sentence. */
  readonly title: string;
  /** Whether `--fix` does it. */
  readonly isSafe: boolean;
  /** The changes of the file; none when they have to be made by hand. */
  readonly edits: readonly LintEdit[];
  /** The same as changes of one of the manifests of the file; absent when it is in another file. */
  readonly change?: ManifestEdits;
}

/** One thing that is wrong with a file; lines and columns are counted from 1, columns in UTF-16 code units. */
export interface LintFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after its last character. */
  readonly endColumn: number;
  readonly rule: string;
  /** The cause: what exactly the rule reports, by the id that the models give it; the name of the rule where it has but one. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, quoting the value. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do next, where the rule says so. */
  readonly help?: string;
  /** Where the fact comes from. */
  readonly source?: string;
  /** The way to the value in its object, such as `spec.rules[0].host`; empty for what is wrong with a file. */
  readonly path: string;
  /** The object; `Values` of the chart of a name for Helm values; null for what is wrong with a file. */
  readonly object: LintObject | null;
  readonly fixes: readonly LintFix[];
}

export interface LintObject {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string | null;
}
