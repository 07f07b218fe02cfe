import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { findExamples } from './find-examples';

const root = join(__dirname, '../../..');
const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-readme-'));
const readmes = ['README.md', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`)];

beforeAll(() => {
  process.env.CDKTF_OUTDIR = outdir;
});

afterAll(() => rmSync(outdir, { recursive: true }));

function run(code: string): string {
  const compiled = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const printed: string[] = [];
  const print = (...values: unknown[]) => void printed.push(values.map(String).join(' '));
  runInNewContext(compiled.code, { require, exports: {}, console: { log: print, error: print } });
  return printed.join('\n');
}

it.each(readmes)('%s exists and has an example', (file) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect(findExamples(readFileSync(join(root, file), 'utf8'))).not.toEqual([]);
});

it.each(readmes)('the examples of %s run, and print what the page says', (file) => {
  for (const { code, output } of findExamples(readFileSync(join(root, file), 'utf8'))) {
    const printed = run(code);
    expect(output === undefined ? undefined : printed).toBe(output);
  }
});

it.each(readdirSync(join(root, 'packages')))('the licence of %s is that of the repository', (name) => {
  expect(readFileSync(join(root, 'packages', name, 'LICENSE'), 'utf8')).toBe(
    readFileSync(join(root, 'LICENSE'), 'utf8'),
  );
});

it('an example that throws, or prints something else, is noticed', () => {
  const [example] = findExamples('```ts\nconsole.log(1 + 1);\n```\n\n```text\n3\n```\n');
  expect(example?.output).toBe('3\n'.trim());
  expect(run(example?.code ?? '')).toBe('2');
  expect(() => run('throw new Error("broken")')).toThrow('broken');
});
