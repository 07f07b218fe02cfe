import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface AffectedEnvironments {
  /** Those whose synthesized bytes differ, assets included, and those that are new. */
  readonly changed: readonly string[];
  /** Those that are gone: what they are made of is still there. */
  readonly removed: readonly string[];
}

/** Compares two output folders of synthesis. Without a base, everything is new. */
export function findAffectedEnvironments(base: string, head: string): AffectedEnvironments {
  const [before, after] = [stacksIn(base), stacksIn(head)];
  return {
    changed: after.filter((name) => !isSame(join(base, 'stacks', name), join(head, 'stacks', name))),
    removed: before.filter((name) => !after.includes(name)),
  };
}

function stacksIn(outdir: string): readonly string[] {
  const stacks = join(outdir, 'stacks');
  return existsSync(stacks) ? readdirSync(stacks).sort() : [];
}

function isSame(one: string, other: string): boolean {
  const [files, otherFiles] = [filesIn(one), filesIn(other)];
  return (
    files.length === otherFiles.length &&
    files.every(
      (file, index) =>
        file === otherFiles[index] && readFileSync(join(one, file)).equals(readFileSync(join(other, file))),
    )
  );
}

/** What Terraform reads of a stack's folder: beside it are drawings, and what Terraform keeps for itself. */
function filesIn(stack: string): readonly string[] {
  if (!existsSync(stack)) return [];
  return readdirSync(stack, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(stack, join(parentPath, name)))
    .filter((file) => file === 'cdk.tf.json' || file.startsWith('assets'))
    .sort();
}
