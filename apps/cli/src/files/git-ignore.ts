import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What the .gitignore files of a folder and those above it, up to the repository, leave out. */
export class GitIgnore {
  private constructor(
    private readonly folder: string,
    private readonly patterns: Ignore | undefined,
    private readonly above: GitIgnore | undefined,
  ) {}

  /** Of a folder, with those above it. */
  static of(folder: string): GitIgnore {
    const parent = dirname(folder);
    const isRoot = parent === folder || existsSync(join(folder, '.git'));
    return new GitIgnore(folder, readPatterns(folder), isRoot ? undefined : GitIgnore.of(parent));
  }

  /** Of a folder in this one. */
  inside(folder: string): GitIgnore {
    const patterns = readPatterns(folder);
    return patterns ? new GitIgnore(folder, patterns, this) : this;
  }

  /** Whether a path is left out; what a file further down says counts more. */
  ignores(path: string, isFolder: boolean): boolean {
    const name = relative(this.folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const said = this.patterns?.test(name);
    if (said?.ignored) return true;
    return said?.unignored ? false : (this.above?.ignores(path, isFolder) ?? false);
  }
}

function readPatterns(folder: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8'));
  } catch {
    // There is none, or nobody may read it.
    return undefined;
  }
}
