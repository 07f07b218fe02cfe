import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, type Page } from './read-page';

/** Every page of the repository, without what other tools bring. */
export function readPages(root: string): readonly Page[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort()
    .map((path) => readPage(path, readFileSync(join(root, path), 'utf8')));
}

/** Whether `npm run docs` writes the page. */
export function isGenerated({ path }: Page): boolean {
  return path.startsWith('docs/reference/');
}
