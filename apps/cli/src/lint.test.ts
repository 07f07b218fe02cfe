import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, removeFolders, runCommand } from './testing/command';
import { clean, misspelt } from './testing/manifests';

afterEach(removeFolders);

interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
}

function lint(folder: string, ...args: readonly string[]) {
  return runCommand(folder, ['lint', ...args]);
}

/** What is found, and in which files. */
function found(folder: string, ...args: readonly string[]): readonly string[] {
  const { stdout } = lint(folder, '--format', 'json', ...args);
  return (JSON.parse(stdout) as readonly JsonFinding[]).map(
    ({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`,
  );
}

const finding = '9:5 no-unknown-annotation';

test('a clean folder ends with 0, and findings with 1', () => {
  expect(lint(folderWith({ 'a.yaml': clean }))).toEqual({ status: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
  const { status, stdout, stderr } = lint(folderWith({ 'deploy/a.yaml': misspelt }));
  expect(stdout).toContain('deploy/a.yaml:9:5  error  no-unknown-annotation\n');
  expect(stdout).toContain(`>  9 |     alb.ingress.kubernetes.io/shceme: 'internal' # until May\n`);
  expect(stdout).toContain('1 error in 1 of 1 file. --fix can fix 1 of them.\n');
  expect([status, stderr]).toEqual([1, '']);
});

describe('what is read', () => {
  test('is a folder with all that is in it and that git does not ignore', () => {
    const folder = folderWith({
      '.git/a.yaml': misspelt,
      '.gitignore': 'build/\n*.secret.yaml\n',
      '.hidden/a.yml': misspelt,
      'build/a.yaml': misspelt,
      'deep/.gitignore': '!kept.secret.yaml\nlocal.yaml\n',
      'deep/er/kept.secret.yaml': misspelt,
      'deep/er/local.yaml': misspelt,
      'node_modules/x/a.yaml': misspelt,
      'notes.txt': misspelt,
      'x.secret.yaml': misspelt,
    });
    expect(found(folder)).toEqual([`.hidden/a.yml:${finding}`, `deep/er/kept.secret.yaml:${finding}`]);
    expect(found(join(folder, 'deep'), '.')).toEqual([`er/kept.secret.yaml:${finding}`]);
    expect(found(folder, 'build')).toEqual([]);
  });

  test('is a file, whatever its name and whatever git says', () => {
    const folder = folderWith({ '.gitignore': '*\n', 'a.yaml': misspelt, manifest: misspelt });
    expect(found(folder, 'a.yaml', 'manifest', './a.yaml')).toEqual([`./a.yaml:${finding}`, `manifest:${finding}`]);
  });

  test('is what a glob matches', () => {
    const folder = folderWith({ 'a/x.yaml': misspelt, 'b/x.yaml': misspelt, 'b/x.md': misspelt });
    expect(found(folder, '*/x.*')).toEqual([`a/x.yaml:${finding}`, `b/x.yaml:${finding}`]);
  });

  test('is standard input, with files', () => {
    const folder = folderWith({ 'a.yaml': clean });
    const { status, stdout } = runCommand(folder, ['lint', '-', 'a.yaml'], { input: misspelt });
    expect(stdout).toContain('<stdin>:9:5  error');
    expect(stdout).toContain('1 error in 1 of 2 files.');
    expect(status).toBe(1);
  });

  test('is JSON that looks like an object of Kubernetes', () => {
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { annotations: { 'alb.ingress.kubernetes.io/x': '' } },
    };
    const folder = folderWith({
      'a.json': JSON.stringify(ingress, null, '\t'),
      'tsconfig.json': '{\n  // comments\n  "compilerOptions": {},\n}\n',
    });
    expect(found(folder, '--rule', 'no-unknown-annotation')).toEqual(['a.json:6:4 no-unknown-annotation']);
  });

  test('is not what is no manifest', () => {
    const folder = folderWith({
      'compose.yaml': 'services: {web: {image: x}}\n',
      'empty.yaml': '',
      'list.yaml': '- 1\n',
    });
    expect(lint(folder)).toMatchObject({ status: 0, stdout: 'No findings in 3 files.\n' });
  });

  test('is not the templates of a chart, with one note that says what to do', () => {
    const folder = folderWith({
      'charts/shop/Chart.yaml': 'name: shop\n',
      'charts/shop/templates/a.yaml': 'a: {{ .Values.a }}\n',
      'charts/shop/templates/deep/b.yaml': 'a: {{ .Values.a }}\n',
      'charts/cart/Chart.yaml': 'name: cart\n',
      'charts/cart/templates/a.yaml': 'a: {{ .Values.a }}\n',
      'templates/a.yaml': misspelt,
    });
    const { stdout, stderr } = lint(folder, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([{ file: 'templates/a.yaml' }]);
    expect(stderr).toBe(
      'note: charts/cart/templates and 1 more left out: templates of Helm are no YAML before they are rendered.\n' +
        '      Lint what they become: helm template charts/cart | eks-ingress lint -\n',
    );
    expect(lint(folder, 'charts/**/*.yaml').stdout).toBe('No findings in 2 files.\n');
  });

  test('is a link to a file, and no link to a folder', () => {
    const folder = folderWith({ 'a.yaml': misspelt, 'b/c.yaml': clean });
    symlinkSync(folder, join(folder, 'b/loop'));
    symlinkSync(join(folder, 'a.yaml'), join(folder, 'b/link.yaml'));
    expect(found(folder, 'b')).toEqual([`b/link.yaml:${finding}`]);
  });
});

describe('a file that cannot be read is a finding', () => {
  test.each([
    ['that is no YAML', 'a: [\n', '1:5 valid-yaml'],
    ['that is a template', 'a: 1\nb: {{ .Values.b }}\n', '2:5 valid-yaml'],
    ['that is no UTF-8, which a fix would damage', `${misspelt}# caf\u00e9\n`, '1:1 valid-yaml'],
    ['in UTF-16', Buffer.from(`\uFEFF${clean}`, 'utf16le').toString('latin1'), '1:1 valid-yaml'],
  ])('%s', (_, text, place) => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'a.yaml'), text, 'latin1');
    expect(found(folder)).toEqual([`a.yaml:${place}`]);
  });

  test('that is too large, which is not even opened', () => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'a.yaml'), 'a'.repeat(100 * 1024 * 1024));
    expect(found(folder)).toEqual(['a.yaml:1:1 valid-yaml']);
  });
});

describe('--fix', () => {
  test('writes what is safe, and nothing else changes', () => {
    const folder = folderWith({ 'a.yaml': misspelt, 'b.yaml': clean });
    expect(lint(folder, '--fix')).toEqual({
      status: 0,
      stdout: '1 finding fixed. No findings in 2 files.\n',
      stderr: '',
    });
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(clean);
  });

  test('as a dry run prints a diff that git and patch take, and writes nothing', () => {
    const folder = folderWith({ 'deploy/a.yaml': misspelt });
    const { status, stdout, stderr } = lint(folder, '--fix-dry-run', './deploy');
    expect(stdout).toContain(`--- a/deploy/a.yaml\n+++ b/deploy/a.yaml\n@@ -5,9 +5,9 @@\n`);
    expect(stdout).toContain(
      `\n-    alb.ingress.kubernetes.io/shceme: 'internal' # until May\n+    alb.ingress.kubernetes.io/scheme: 'internal' # until May\n`,
    );
    expect([status, stderr]).toEqual([1, '1 finding would be fixed.\n']);
    expect(readFileSync(join(folder, 'deploy/a.yaml'), 'utf8')).toBe(misspelt);
  });

  test('cannot write to standard input', () => {
    expect(lint(folderWith({}), '--fix', '-')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('formats', () => {
  test('are JSON, SARIF and workflow commands', () => {
    const folder = folderWith({ 'a.yaml': misspelt });
    const sarif = JSON.parse(lint(folder, '--format', 'sarif').stdout) as { runs: [{ results: unknown }] };
    const region = { startLine: 9, startColumn: 5, endLine: 9, endColumn: 37 };
    expect(sarif.runs[0].results).toMatchObject([{ locations: [{ physicalLocation: { region } }] }]);
    expect(lint(folder, '--format', 'github').stdout).toMatch(/^::error file=a\.yaml,line=9,endLine=9,col=5,/);
    expect(JSON.parse(lint(folderWith({}), '--format', 'sarif').stdout)).toMatchObject({ runs: [{ results: [] }] });
    expect(lint(folderWith({}), '--format', 'json').stdout).toBe('[]\n');
    expect(lint(folderWith({}), '--format', 'github').stdout).toBe('');
  });

  test('have colours where they are wanted', () => {
    const folder = folderWith({ 'a.yaml': misspelt });
    const run = (env: Readonly<Record<string, string>>) =>
      runCommand(folder, ['lint'], { env }).stdout.includes('\u001B[');
    expect([run({}), run({ FORCE_COLOR: '1' }), run({ FORCE_COLOR: '1', NO_COLOR: '1' })]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the status', () => {
  const warning = { 'a.yaml': `a: 1\na: 2\n` };

  test('is 1 for more warnings than are allowed', () => {
    const folder = folderWith(warning);
    expect(lint(folder).status).toBe(1);
    expect(lint(folder, '--max-warnings', '1').status).toBe(0);
    expect(lint(folder, '--severity', 'error')).toMatchObject({ status: 0, stdout: 'No findings in 1 file.\n' });
  });

  test('is that of the rules that were asked for', () => {
    const folder = folderWith({ 'a.yaml': misspelt });
    expect(lint(folder, '--rule', 'no-duplicate-key').status).toBe(0);
    expect(lint(folder, '--rule', 'no-duplicate-key,no-unknown-annotation').status).toBe(1);
    expect(lint(folder, '--rule', 'no-duplicate-key', '--rule', 'no-unknown-annotation').status).toBe(1);
  });

  test.each([
    [['lint', 'nowhere'], 'error: There is no file or folder nowhere.'],
    [['lint', '*.nothing'], 'error: No file matches *.nothing.'],
    [['lint', '--rule', 'no-unknown-anotation'], 'Did you mean "no-unknown-annotation"?'],
    [['lint', '--severity', 'bad'], 'Allowed choices are error, warning, info.'],
    [['lint', '--max-warnings', '-1'], 'It is no whole number.'],
    [['lint', '--controller', 'nginx'], 'Allowed choices are '],
    [['lint', '--fix', '--fix-dry-run'], `option '--fix' cannot be used with option '--fix-dry-run'`],
    [['lint', '--config', 'nowhere.yaml'], 'error: There is no configuration nowhere.yaml.'],
    [['lnt'], 'Did you mean lint?'],
    [['lint', '--fromat', 'json'], 'Did you mean --format?'],
    [[], 'Usage: eks-ingress'],
  ])('of %j is 2, with a sentence on standard error', (args, message) => {
    const { status, stdout, stderr } = runCommand(folderWith({}), args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('the configuration', () => {
  const off = { rules: { 'no-unknown-annotation': 'off' } };
  const files = { 'deploy/a.yaml': misspelt };

  test.each([
    ['eks-ingress.config.json', JSON.stringify(off)],
    ['eks-ingress.config.yaml', 'rules:\n  no-unknown-annotation: off # YAML 1.2\n'],
    ['eks-ingress.config.js', `module.exports = ${JSON.stringify(off)};`],
    ['eks-ingress.config.mjs', `export default ${JSON.stringify(off)};`],
    [
      'eks-ingress.config.ts',
      `const rules: Record<string, 'off'> = { 'no-unknown-annotation': 'off' };\nexport default { rules };`,
    ],
    ['package.json', JSON.stringify({ name: 'shop', 'eks-ingress': off })],
  ])('is found above the folder as %s', (name, text) => {
    const folder = folderWith({ ...files, [name]: text });
    expect(lint(join(folder, 'deploy'))).toMatchObject({ status: 0, stderr: '' });
  });

  test('is the one that is named', () => {
    const folder = folderWith({ ...files, 'eks-ingress.config.json': JSON.stringify(off), 'ci/strict.json': '{}' });
    expect(lint(folder, '--config', 'ci/strict.json').status).toBe(1);
  });

  test('has globs that begin in its folder', () => {
    const override = { overrides: [{ files: ['deploy/*'], ...off }] };
    const folder = folderWith({
      ...files,
      'other/a.yaml': misspelt,
      'eks-ingress.config.json': JSON.stringify(override),
    });
    expect(found(join(folder, 'deploy'))).toEqual([]);
    expect(found(folder)).toEqual([`other/a.yaml:${finding}`]);
  });

  test('leaves files out, but not those that are named', () => {
    const folder = folderWith({ ...files, 'eks-ingress.config.json': '{"ignore": ["deploy/"]}' });
    expect(found(folder)).toEqual([]);
    expect(found(folder, 'deploy/a.yaml')).toEqual([`deploy/a.yaml:${finding}`]);
  });

  test.each([
    ['eks-ingress.config.json', '{', 'cannot be read: '],
    ['eks-ingress.config.js', 'throw new Error("broken");', 'cannot be read: broken'],
    ['eks-ingress.config.json', '{"rulez": {}}', 'rulez is no setting. Did you mean rules?'],
    ['eks-ingress.config.json', '{"rules": {"no-x": "off"}, "preset": 1}', 'preset: 1 is not '],
  ])('that is wrong ends with 2: %s %s', (name, text, message) => {
    const { status, stdout, stderr } = lint(folderWith({ [name]: text }));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
