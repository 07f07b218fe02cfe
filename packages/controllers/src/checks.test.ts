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
