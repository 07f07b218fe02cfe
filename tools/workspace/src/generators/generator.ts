/** What becomes of a name: new texts of files by their paths from the root, what it has already, or why it cannot be. */
export type Generated =
  | { readonly kind: 'written'; readonly files: Readonly<Record<string, string>>; readonly derived: readonly Command[] }
  | { readonly kind: 'there'; readonly file: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A command with its arguments, run at the root. */
type Command = readonly [program: string, ...args: readonly string[]];

/** Adds one fact to a workspace. */
export interface Generator {
  /** How its name is written, such as `<topic>/<name>`. */
  readonly name: string;
  readonly generate: (root: string, name: string) => Generated;
}

export const refused = (reason: string): Generated => ({ kind: 'refused', reason });

/** `no-open-port` as `noOpenPort`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
