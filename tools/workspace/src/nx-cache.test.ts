import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const workspace = mkdtempSync(join(tmpdir(), 'eks-ingress-nx-'));
const indexes = join(workspace, '.nx/workspace-data');

beforeAll(() => {
  const write = (file: string, content: unknown) => writeFileSync(join(workspace, file), JSON.stringify(content));
  mkdirSync(join(workspace, 'one'));
  write('nx.json', { analytics: false });
  write('package.json', { name: 'workspace', private: true });
  write('one/project.json', { name: 'one', targets: { build: { command: 'echo built', cache: true } } });
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
});

afterAll(() => rmSync(workspace, { recursive: true }));

function build(): string {
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/nx'), ['build', 'one'], {
    cwd: workspace,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_SKIP_NX_CACHE: 'false' },
  });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('built') });
  return stdout;
}

/** As if another machine had written the cache. */
function moveToAnotherMachine(): void {
  for (const file of readdirSync(indexes)) {
    if (!file.endsWith('.db')) rmSync(join(indexes, file));
    else renameSync(join(indexes, file), join(indexes, file.replace(/^\w+-/, `${'0'.repeat(32)}-`)));
  }
}

test('the cache of another machine is used once it is adopted, and not before', () => {
  expect(build()).not.toContain('read the output from the cache');
  expect(build()).toContain('read the output from the cache');

  moveToAnotherMachine();
  const [index = ''] = readdirSync(indexes).filter((file) => file.endsWith('.db'));
  const kept = readFileSync(join(indexes, index));
  expect(build()).not.toContain('read the output from the cache');

  rmSync(indexes, { recursive: true });
  mkdirSync(indexes);
  writeFileSync(join(indexes, index), kept);
  expect(spawnSync('bash', [join(root, '.ci/adopt-nx-cache.sh')], { cwd: workspace }).status).toBe(0);
  expect(build()).toContain('read the output from the cache');
});

test('without a cache there is nothing to adopt', () => {
  const empty = mkdtempSync(join(tmpdir(), 'eks-ingress-nx-empty-'));
  expect(spawnSync('bash', [join(root, '.ci/adopt-nx-cache.sh')], { cwd: empty })).toMatchObject({ status: 0 });
  rmSync(empty, { recursive: true });
});
