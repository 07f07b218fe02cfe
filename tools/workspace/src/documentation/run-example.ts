import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';

/** Runs an example and returns what it prints. */
export function runExample(code: string): string {
  const compiled = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const printed: string[] = [];
  const print = (...values: unknown[]) => void printed.push(values.map(String).join(' '));
  runInNewContext(compiled.code, { require, exports: {}, console: { log: print, error: print } });
  return printed.join('\n');
}
