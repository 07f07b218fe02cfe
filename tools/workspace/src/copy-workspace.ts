import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { workspaceFolders } from './workspace-folders';

/** Copies what git knows and what it would add, as it is on the disk, and returns these files. */
export function copyWorkspace(root: string, copy: string): readonly string[] {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  const files = [...new Set(stdout.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
  if (files.length === 0) throw new Error(`${root} has no files that git knows.`);
  for (const file of files) cpSync(join(root, file), join(copy, file));
  // Nx asks git which files are ignored.
  git(copy, 'init', '--quiet', '--initial-branch=main');
  return files;
}

/** Commits everything in a copy, and returns the hash of its content. */
export function commitCopy(copy: string): string {
  git(copy, 'add', '--all');
  git(copy, '-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com', 'commit', '--quiet', '--message=copy');
  return git(copy, 'rev-parse', 'HEAD^{tree}');
}

/** Gives a copy the installed packages of the original, and its own workspace packages instead of the original's. */
export function linkModules(root: string, copy: string): void {
  const folders = workspaceFolders(copy);
  const own = new Map(
    folders.map((folder) => {
      const { name } = JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8')) as {
        readonly name: string;
      };
      return [name, folder];
    }),
  );
  const modules = join(copy, 'node_modules');
  const scopes = new Set([...own.keys()].map((name) => name.split('/')[0] ?? name));
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!scopes.has(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const [name, folder] of own) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(copy, folder)), link);
  }
  for (const folder of folders) {
    const nested = join(root, folder, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(copy, folder, 'node_modules'));
  }
}

function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} fails in ${folder}: ${stderr}`);
  return stdout.trim();
}
