import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const tree = resolve(__dirname, '../../../.ci/tree.sh');

let repository = '';
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'tree-'));
  const setUp = `git init -q && echo ignored >.gitignore && echo one >tracked && git add . &&
    git -c user.name=test -c user.email=test@example.com commit -qm test`;
  expect(spawnSync('bash', ['-c', setUp], { cwd: repository }).status).toBe(0);
});
afterEach(() => rmSync(repository, { recursive: true }));

function run(command: string, before = ':') {
  const script = `. "$1"; ${before}; state=$(tree_state); ${command}; tree_is "$state"`;
  const { status, stdout } = spawnSync('bash', ['-c', script, 'bash', tree], { cwd: repository, encoding: 'utf8' });
  return { status, stdout };
}

test('a command that writes what is there already leaves the tree alone', () => {
  expect(run('echo one >tracked')).toEqual({ status: 0, stdout: '' });
});

test('a command that writes an ignored file leaves the tree alone', () => {
  expect(run('echo two >ignored')).toEqual({ status: 0, stdout: '' });
});

test('a changed file is shown', () => {
  const { status, stdout } = run('echo two >tracked');
  expect(status).toBe(1);
  expect(stdout).toContain('+two');
});

test('an untracked file is shown', () => {
  const { status, stdout } = run('mkdir new && echo two >new/file');
  expect(status).toBe(1);
  expect(stdout).toContain('?? new/file');
});

test('a deleted file is shown', () => {
  expect(run('rm tracked')).toMatchObject({ status: 1, stdout: expect.stringContaining(' D tracked') });
});

test('a change that was there before is not held against the command, and a further one is', () => {
  expect(run(':', 'echo two >tracked')).toMatchObject({ status: 0 });
  expect(run('echo three >tracked', 'echo two >tracked')).toMatchObject({ status: 1 });
});

test('outside a repository nothing can be known, which is a failure', () => {
  rmSync(join(repository, '.git'), { recursive: true });
  expect(run(':')).toMatchObject({ status: 1 });
});
