import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { UnexpectedShape } from './unexpected-shape';

/** The files of an upstream repository, at a release. */
export interface Checkout {
  has(file: string): boolean;
  /** @throws {UnexpectedShape} when there is no such file. */
  text(file: string): string;
  /** @throws {UnexpectedShape} when there is no such file, or it is not YAML. */
  yaml(file: string): unknown;
  /** @throws {UnexpectedShape} when there is no such file, or it is not JSON. */
  json(file: string): unknown;
  /** The files below a folder whose name ends so, sorted. @throws {UnexpectedShape} when there are none. */
  filesBelow(folder: string, ending: string): readonly string[];
  /** What is checked out; undefined when the folder is not the root of a git repository. */
  commit(): string | undefined;
}

export function openCheckout(root: string): Checkout {
  const text = (file: string): string => {
    if (!existsSync(join(root, file))) throw new UnexpectedShape(file, 'a file of that name');
    return readFileSync(join(root, file), 'utf8');
  };
  const parsed = (file: string, language: string, read: (source: string) => unknown): unknown => {
    const source = text(file);
    try {
      return read(source);
    } catch (cause) {
      throw new UnexpectedShape(file, `${language} (${String(cause)})`);
    }
  };
  return {
    has: (file) => existsSync(join(root, file)),
    text,
    yaml: (file) => parsed(file, 'YAML', (source) => parse(source) as unknown),
    json: (file) => parsed(file, 'JSON', (source) => JSON.parse(source) as unknown),
    filesBelow: (folder, ending) => {
      const names = existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        : [];
      const files = names
        .filter((name) => name.endsWith(ending))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
      if (files.length === 0) throw new UnexpectedShape(folder, `files that end with ${ending}`);
      return files.sort();
    },
    commit: () =>
      existsSync(join(root, '.git'))
        ? execFileSync('git', ['-C', root, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
        : undefined,
  };
}
