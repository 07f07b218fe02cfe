import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { titleOf } from '@eks-ingress/diagnostics';
import { CHECKS } from './checks';

const examples = CHECKS.flatMap(({ id, examples: { passes, fails } }) => [
  ...passes.map((example) => ({ ...example, id, finds: [] })),
  ...fails.map((example) => ({ ...example, id })),
]).map(({ given, ...example }) => ({ ...example, title: JSON.stringify(given) }));

test.each(examples)('$id of $title', ({ find, finds }) => {
  expect(find().map(titleOf)).toEqual(finds);
});

test.each(CHECKS)('$id has an example that passes and one that fails', ({ examples: { passes, fails } }) => {
  expect(passes).not.toEqual([]);
  expect(fails.filter(({ finds }) => finds.length > 0)).toEqual(fails);
  expect(fails).not.toEqual([]);
});

test('no two checks have one id, and ids are in kebab-case', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
});

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('-checks.ts'),
);

test.each(files)('every check of %s is in the registry', async (file) => {
  const exported = (await import(join(__dirname, file))) as Readonly<Record<string, unknown>>;
  const lists = Object.entries(exported).filter(([name]) => name.endsWith('Checks'));
  expect(lists).not.toEqual([]);
  expect(CHECKS).toEqual(expect.arrayContaining(lists.flatMap(([, checks]) => checks)));
});
