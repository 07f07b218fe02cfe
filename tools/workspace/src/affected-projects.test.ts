import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** What pull requests run: the projects whose tests `nx affected` runs for a change of these files. */
function affectedBy(...files: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/nx'),
    ['show', 'projects', '--affected', `--files=${files.join(',')}`, '--withTarget', 'test', '--json'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' } },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return (JSON.parse(stdout) as string[]).sort();
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const folders = ['examples', ...['packages', 'apps', 'tools'].flatMap(foldersIn)];
const manifests = folders.map(
  (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
);

function foldersIn(parent: string): readonly string[] {
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}

/** The packages that declare a dependency on one of these, directly or through others, and these themselves. */
function withDependents(names: readonly string[]): readonly string[] {
  const direct = manifests.filter(({ dependencies, devDependencies, peerDependencies }) =>
    Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).some((name) => names.includes(name)),
  );
  const all = [...new Set([...names, ...direct.map(({ name }) => name)])];
  return all.length === names.length ? [...all].sort() : withDependents(all);
}

/** It reads the sources of every package. */
const CHECKS = '@eks-ingress/workspace-tools';

test.each(['topology', 'lint', 'constructs', 'diagnostics'])(
  'a change of %s tests what depends on it, and nothing else',
  (name) => {
    const expected = [...new Set([...withDependents([`@eks-ingress/${name}`]), CHECKS])].sort();
    expect(affectedBy(`packages/${name}/src/index.ts`)).toEqual(expected);
  },
);

test('a change of the app tests the app', () => {
  expect(affectedBy('apps/ingress/src/environments/production.ts')).toEqual(['@eks-ingress/ingress', CHECKS]);
});

test('a change of the lock file, or of the workflow, tests everything', () => {
  const everything = manifests.map(({ name }) => name).sort();
  expect(affectedBy('package-lock.json')).toEqual(everything);
  expect(affectedBy('.github/workflows/ci.yml')).toEqual(everything);
});
