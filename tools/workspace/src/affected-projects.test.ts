import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitCopy, copyWorkspace, linkModules } from './copy-workspace';
import { workspaceFolders } from './workspace-folders';

const root = join(__dirname, '../../..');
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'eks-ingress-affected-')));

beforeAll(() => {
  copyWorkspace(root, copy);
  linkModules(root, copy);
  commitCopy(copy);
});

afterAll(() => rmSync(copy, { recursive: true }));

/** Commits a change of a file, and tells what pull requests with this commit alone test. */
function affectedBy(file: string): readonly string[] {
  appendFileSync(join(copy, file), '\n');
  commitCopy(copy);
  const { status, stdout, stderr } = spawnSync(
    join(copy, 'node_modules/.bin/nx'),
    ['show', 'projects', '--affected', '--base=HEAD~1', '--head=HEAD', '--json'],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' } },
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

const folders = workspaceFolders(root);
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

/** The packages that declare a dependency on one of these, directly or through others, and these themselves. */
function withDependents(...names: readonly string[]): readonly string[] {
  const direct = folders
    .map(manifestOf)
    .filter(({ dependencies, devDependencies, peerDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }).some((name) => names.includes(name)),
    );
  const all = [...new Set([...names, ...direct.map(({ name }) => name)])];
  return all.length === names.length ? [...all].sort() : withDependents(...all);
}

test.each(['diagnostics', 'lint', 'topology', 'constructs'])(
  'a change of %s affects what depends on it, and nothing else',
  (name) => {
    expect(affectedBy(`packages/${name}/src/index.ts`)).toEqual(withDependents(`@eks-ingress/${name}`));
  },
);

test('a change of the catalogue affects what depends on the annotations, and nothing else', () => {
  const catalogue = 'packages/annotations/src/catalogue';
  const [file = ''] = readdirSync(join(root, catalogue), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(affectedBy(join(catalogue, file))).toEqual(withDependents('@eks-ingress/annotations'));
});

test('a change of an environment affects the app alone', () => {
  expect(affectedBy('apps/ingress/src/environments/production.ts')).toEqual(['@eks-ingress/ingress']);
});

test.each(['package-lock.json', '.github/workflows/ci.yml'])('a change of %s affects everything', (file) => {
  expect(affectedBy(file)).toEqual(folders.map((folder) => manifestOf(folder).name).sort());
});
