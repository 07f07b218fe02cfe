import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

test('the example in the README prints what the README says', () => {
  const { code } = transformSync(block('ts'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const printed: string[] = [];
  runInNewContext(code, { require, exports: {}, console: { log: (text: string) => printed.push(text) } });

  expect(printed.join('\n')).toBe(block('text'));
});

/** The only fenced block of a language. */
function block(language: string): string {
  const [found, ...others] = [...readme.matchAll(/^```(\w+)\n(.*?)\n?^```$/gms)].filter(
    ([, name]) => name === language,
  );
  expect(others).toEqual([]);
  return found?.[2] ?? '';
}
