import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { titleOf } from '@eks-ingress/diagnostics';
import { CHECKS } from './checks';

const examples = CHECKS.flatMap(({ id, examples: { passes, fails } }) => [
  ...passes.map((example) => ({ ...example, id, finds: [] as readonly string[] })),
  ...fails.map((example) => ({ ...example, id })),
]).map(({ given, ...example }) => ({ ...example, title: JSON.stringify(given) }));

test.each(examples)('$id of $title', ({ find, finds }) => {
  expect(find().map(titleOf)).toEqual(finds);
});

test.each(CHECKS)('$id has an example that passes and one that fails', ({ examples: { passes, fails } }) => {
  expect(passes).not.toEqual([]);
  expect(fails).not.toEqual([]);
  expect(fails.filter(({ finds }) => finds.length === 0)).toEqual([]);
});

test('ids are in kebab-case', () => {
  expect(CHECKS.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
});

test('every list of checks is registered', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('-checks.ts'),
  );
  const declared = files.flatMap((file) =>
    Object.values(jest.requireActual<Readonly<Record<string, unknown>>>(join(__dirname, file))).flatMap((list) =>
      Array.isArray(list) ? (list as readonly unknown[]) : [],
    ),
  );
  expect(declared.length).toBeGreaterThan(0);
  expect(new Set<unknown>(CHECKS)).toEqual(new Set(declared));
  expect(CHECKS).toHaveLength(declared.length);
});
