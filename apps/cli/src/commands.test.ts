import { spawnSync } from 'node:child_process';
import { rules } from '@eks-ingress/rules';
import { command, folderWith, installed, removeFolders, runCommand } from './testing/command';

afterAll(removeFolders);
const folder = folderWith({});
const run = (...args: readonly string[]) => runCommand(folder, args);

describe('explain', () => {
  test.each([
    ['a rule', 'no-unknown-annotation', 'error, in the recommended preset, --fix fixes what is safe'],
    ['a rule of files', 'valid-yaml', 'A file can be read.'],
    ['an annotation', 'alb.ingress.kubernetes.io/listen-ports', 'the AWS Load Balancer Controller v3.5.0'],
    ['an annotation by its name', 'proxy-body-size', 'nginx.ingress.kubernetes.io/proxy-body-size'],
    ['a pattern', 'alb.ingress.kubernetes.io/actions.to-www', 'on Ingress'],
  ])('says what is known of %s', (_, name, text) => {
    const { status, stdout, stderr } = run('explain', name);
    expect(stdout).toContain(text);
    expect([status, stderr]).toEqual([0, '']);
  });

  test.each([
    ['no-unknown-anotation', 'Did you mean no-unknown-annotation?'],
    ['alb.ingress.kubernetes.io/listen-port', 'Did you mean alb.ingress.kubernetes.io/listen-ports?'],
    ['nothing-of-the-kind-at-all', '`eks-ingress rules` and `eks-ingress annotations` list what there is.'],
  ])('names the nearest to %s', (name, hint) => {
    const { status, stdout, stderr } = run('explain', name);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });

  test('can explain every rule', () => {
    // One process for all of them: what explains a rule must not depend on which one it is.
    const { stdout } = run('rules', '--format', 'json');
    const names = (JSON.parse(stdout) as readonly { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(rules.map(({ name }) => name)));
    for (const name of [names[0], names.at(-1)]) expect(run('explain', String(name)).stdout).toContain(name);
  });
});

test('rules are listed for people, as a table and as data', () => {
  expect(run('rules').stdout).toMatch(/^no-unknown-annotation +error +recommended +fixable +Annotations /m);
  expect(run('rules', '--format', 'md').stdout).toMatch(/^\| rule .*\n\| --- .*\n(\| .* \|\n)+$/);
});

test('annotations are listed by controller and by a part of the key', () => {
  const all = run('annotations', '--controller', 'ingress-nginx').stdout.trimEnd().split('\n');
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((line) => line.startsWith('alb.'))).toEqual([]);
  const [first] = JSON.parse(run('annotations', 'listen-ports', '--format', 'json').stdout) as readonly unknown[];
  expect(first).toMatchObject({
    key: 'alb.ingress.kubernetes.io/listen-ports',
    controllers: ['aws-load-balancer-controller'],
  });
  expect(run('annotations', 'nothing-of-the-kind').status).toBe(2);
});

test.each([[], ['lint'], ['explain'], ['rules'], ['annotations'], ['completion']])(
  'help of %j has examples',
  (...args) => {
    const { status, stdout } = run(...args, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}eks-ingress |^Examples:\n {2}helm /m);
  },
);

test('the command that is installed works, and has the version of the package', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [installed, '--version'], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
});

describe('completion', () => {
  const candidates = (...words: readonly string[]) =>
    run('complete', '--', ...words)
      .stdout.split('\n')
      .filter(Boolean);

  test.each([
    ['commands', [''], ['lint', 'explain', 'rules', 'annotations', 'diagram', 'completion', 'help']],
    ['options', ['lint', '--fi'], ['--fix', '--fix-dry-run']],
    ['the choices of an option', ['lint', '--format', 's'], ['sarif']],
    ['rules', ['lint', '--rule', 'no-unknown-a'], ['no-unknown-annotation']],
    ['annotations', ['explain', 'alb.ingress.kubernetes.io/listen'], ['alb.ingress.kubernetes.io/listen-ports']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['files, by offering nothing', ['lint', 'dep'], []],
  ])('offers %s', (_, words, expected) => {
    expect(candidates(...words)).toEqual(expected);
  });

  test('works in bash', () => {
    const script = `
      eks-ingress() { '${process.execPath}' '${command}' "$@"; }
      eval "$(eks-ingress completion bash)"
      COMP_WORDS=(eks-ingress lint --format g); COMP_CWORD=3
      _eks_ingress
      echo "\${COMPREPLY[@]}"
      complete -p eks-ingress`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('github\ncomplete -o default -F _eks_ingress eks-ingress\n');
  });

  test.each(['zsh', 'fish'])('has a script for %s that asks the command', (shell) => {
    expect(run('completion', shell).stdout).toContain('eks-ingress complete -- ');
  });
});

test('a reader that stops reading is no failure', () => {
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', `'${process.execPath}' '${command}' annotations | head -1; echo "\${PIPESTATUS[0]}"`],
    {
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(stdout.split('\n')[1]).toBe('0');
});
