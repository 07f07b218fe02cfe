import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../usage-error';
import { GitIgnore } from './git-ignore';

/** Files to read, by paths as they were given. */
export interface FoundFiles {
  readonly files: readonly { readonly path: string; /** Whether somebody named it. */ readonly isNamed: boolean }[];
  /** The folders of templates of charts that were left out. */
  readonly templates: readonly string[];
}

const extensions = new Set(['.yaml', '.yml', '.json']);
const skipped = new Set(['.git', 'node_modules']);

/**
 * The YAML and JSON files that paths mean: files, folders with all that is in them and that git does not ignore, and
 * globs. Templates of Helm charts are left out.
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files = new Map<string, { readonly path: string; readonly isNamed: boolean }>();
  const templates = new Set<string>();
  const add = (path: string, isNamed: boolean) => {
    const key = resolve(path);
    if (isNamed || !files.has(key)) files.set(key, { path, isNamed });
  };
  for (const path of paths) {
    const kind = kindOf(path);
    if (kind === 'folder') walk(path, GitIgnore.of(resolve(path)), add, templates);
    else if (kind === 'file') add(path, true);
    else for (const match of expand(path)) addOutsideTemplates(match, add, templates);
  }
  return { files: [...files.values()], templates: [...templates] };
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && (found.isDirectory() ? 'folder' : 'file');
}

function expand(pattern: string): readonly string[] {
  const glob = pattern.replaceAll('\\', '/');
  if (!isDynamicPattern(glob)) throw new UsageError(`There is no file or folder ${pattern}.`);
  const matches = globSync(glob, { dot: true, ignore: ['**/.git/**', '**/node_modules/**'], expandDirectories: false });
  if (matches.length === 0) throw new UsageError(`No file matches ${pattern}.`);
  return matches.filter((match) => extensions.has(extname(match))).sort();
}

function walk(
  folder: string,
  ignored: GitIgnore,
  add: (path: string, isNamed: boolean) => void,
  templates: Set<string>,
) {
  if (isTemplates(folder)) {
    templates.add(folder);
    return;
  }
  for (const entry of entriesOf(folder)) {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (skipped.has(entry.name) || ignored.ignores(resolve(path), isFolder)) continue;
    if (isFolder) walk(path, ignored.inside(resolve(path)), add, templates);
    else if (extensions.has(extname(entry.name)) && (entry.isFile() || isLinkToFile(entry, path))) add(path, false);
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    throw new UsageError(`The folder ${folder} cannot be read: ${(error as Error).message}.`);
  }
}

function isLinkToFile(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() && kindOf(path) === 'file';
}

/** The templates of a Helm chart are no YAML before Helm has rendered them. */
function isTemplates(folder: string): boolean {
  const whole = resolve(folder);
  return basename(whole) === 'templates' && existsSync(join(dirname(whole), 'Chart.yaml'));
}

function addOutsideTemplates(path: string, add: (path: string, isNamed: boolean) => void, templates: Set<string>) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (!isTemplates(folder)) continue;
    templates.add(folder);
    return;
  }
  add(path, false);
}
