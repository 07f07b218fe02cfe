import type { Path } from './diagnostic';

/** One change of a subject. */
export type Edit =
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string }
  | { readonly kind: 'set'; readonly path: Path; readonly value: unknown };

/** Changes that belong together and do away with a finding. */
export interface Fix {
  /** What it does, as a command: "Rename it to …". */
  readonly title: string;
  /** Whether it may be applied unseen: what the cluster does stays, or becomes what was plainly meant. */
  readonly isSafe: boolean;
  /** The subject that all edits are in. */
  readonly subject: number;
  readonly edits: readonly Edit[];
}
