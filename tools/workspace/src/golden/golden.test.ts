import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenFindings } from './golden';

const root = join(__dirname, '../../../..');

test('the linter says what it said when `npm run golden` was run last', () => {
  const committed = readFileSync(join(root, 'tools/workspace/golden/findings.tsv'), 'utf8').split('\n');
  const today = goldenFindings(root).split('\n');
  const [had, has] = [new Set(committed), new Set(today)];
  expect(today.filter((line) => !had.has(line))).toEqual([]);
  expect(committed.filter((line) => !has.has(line))).toEqual([]);
  expect(today).toHaveLength(committed.length);
});
