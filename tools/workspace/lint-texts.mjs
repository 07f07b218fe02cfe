// Lints texts as if they stood at the given paths: [{ path, text }] on stdin, their messages on stdout.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

const texts = JSON.parse(readFileSync(0, 'utf8'));
// Without a project graph @nx/enforce-module-boundaries passes everything.
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('nx/bin/nx.js'), 'show', 'projects']);
const eslint = new ESLint();
const results = [];
for (const { path, text } of texts) {
  const [result] = await eslint.lintText(text, { filePath: path });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(`\n${JSON.stringify(results)}`);
