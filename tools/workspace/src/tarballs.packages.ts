import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPage } from './documentation/read-page';

const root = join(__dirname, '../../..');
const packages = readdirSync(join(root, 'packages'));
/** Packages that are run, not imported. */
const commands = ['cli'];
const project = mkdtempSync(join(tmpdir(), 'eks-ingress-consumer-'));
const bin = (name: string) => join(root, 'node_modules/.bin', name);

function run(cwd: string, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

const tarballs = new Map<string, string>();

beforeAll(() => {
  const folders = [...packages.map((name) => ['packages', name]), ...commands.map((name) => ['apps', name])];
  for (const [parent = '', name = ''] of folders) {
    const packed = run(join(root, parent, name), 'npm', 'pack', '--json', '--pack-destination', project);
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    tarballs.set(name, join(project, filename));
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const { version } = createRequire(__filename)('typescript/package.json') as { version: string };
  run(
    project,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    ...tarballs.values(),
    `typescript@${version}`,
    '@types/node@20',
  );
});

afterAll(() => rmSync(project, { recursive: true }));

const tarball = (name: string) => tarballs.get(name) ?? '';

test.each([...packages, ...commands])('%s is published as publint wants it', (name) => {
  expect(run(project, bin('publint'), 'run', tarball(name), '--strict')).toContain('All good!');
});

test.each(packages)('the types of %s are found however it is imported', (name) => {
  // attw ends with a failure when something is wrong.
  expect(() =>
    run(project, bin('attw'), tarball(name), '--profile', 'node16', '--exclude-entrypoints', './charts/*'),
  ).not.toThrow();
});

test.each(packages)('%s has no test and no build information in it', (name) => {
  const files = run(project, 'tar', 'tzf', tarball(name)).trim().split('\n');
  expect(files.filter((file) => /\.test\.|\.tsbuildinfo$|\/testing\//.test(file))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'package/LICENSE',
      'package/README.md',
      'package/dist/index.js',
      'package/dist/index.d.ts',
    ]),
  );
});

/** The examples of the packages, once for each kind of module: providers cannot be imported from ES modules, which need a file. */
const examples = packages.flatMap((name) => {
  const readme = readPage('README.md', readFileSync(join(root, 'packages', name, 'README.md'), 'utf8'));
  const blocks = readme.blocks.filter(({ language }) => language === 'ts');
  return (name === 'constructs' ? ['cts'] : ['mts', 'cts']).flatMap((kind) =>
    blocks.map(({ code, output }, index) => ({ name, file: `${name}-${index}.${kind}`, code, output })),
  );
});

test('every package has an example that compiles', () => {
  expect([...new Set(examples.map(({ name }) => name))]).toEqual(packages);
  for (const { file, code } of examples) writeFileSync(join(project, file), code);
  const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--skipLibCheck', '--types', 'node'];
  run(project, join(project, 'node_modules/.bin/tsc'), ...options, ...examples.map(({ file }) => file));
});

test.each(examples)('the example $file runs, and prints what its page says', ({ file, output }) => {
  const printed = run(project, process.execPath, file.replace(/ts$/, 'js')).trimEnd();
  expect(output === undefined ? undefined : printed).toBe(output);
});

describe('the command', () => {
  const installed = join(project, 'node_modules/.bin/eks-ingress');

  test('has no source, no test and no build information in it', () => {
    const files = run(project, 'tar', 'tzf', tarball('cli')).trim().split('\n');
    expect(files.filter((file) => !file.startsWith('package/dist/')).sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/bin/eks-ingress.cjs',
      'package/package.json',
    ]);
    expect(files.filter((file) => /\.test\.|\.tsbuildinfo$|\/testing\//.test(file))).toEqual([]);
    expect(files).toContain('package/dist/eks-ingress.cjs');
  });

  test('prints what its page says', () => {
    const page = readFileSync(join(root, 'apps/cli/README.md'), 'utf8');
    const [, yaml = ''] = /^```yaml[^\n]*\n(.*?)^```$/ms.exec(page) ?? [];
    const [, output = ''] = /^```text[^\n]*\n(.*?)^```$/ms.exec(page) ?? [];
    mkdirSync(join(project, 'deploy'));
    writeFileSync(join(project, 'deploy/shop.yaml'), yaml);
    const { status, stdout, stderr } = spawnSync(installed, ['lint', 'deploy/'], { cwd: project, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: output, stderr: '' });
  });

  test.each(['explain no-unknown-annotation', 'rules', 'annotations', 'completion bash', '--version'])(
    'runs: %s',
    (words) => {
      expect(run(project, installed, ...words.split(' '))).not.toBe('');
    },
  );

  test('takes a configuration in TypeScript', () => {
    writeFileSync(
      join(project, 'eks-ingress.config.ts'),
      `import { defineConfiguration } from '@eks-ingress/lint';\nexport default defineConfiguration({ rules: { 'no-unknown-annotation': 'off' } });\n`,
    );
    expect(run(project, installed, 'lint', 'deploy/')).toBe('No findings in 1 file.\n');
  });
});
