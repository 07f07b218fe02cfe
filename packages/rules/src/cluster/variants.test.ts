import { readObjects } from './kubernetes-object';
import { variantsOf } from './variants';

/** The subjects of each variant of Ingresses with these names. */
function variants(...names: readonly string[]) {
  const objects = readObjects(
    names.map((name) => ({ kind: 'object', value: { kind: 'Ingress', metadata: { name } } })),
  );
  return variantsOf(objects.map((object) => ({ object }))).map((items) => items.map(({ object }) => object.subject));
}

test('objects with names of their own are in one cluster', () => {
  expect(variants('a', 'b')).toEqual([[0, 1]]);
  expect(variants()).toEqual([]);
});

test('the first objects of each name are in one cluster, and the second ones in another', () => {
  expect(variants('a', 'b', 'a', 'b')).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('objects that are there once are in every cluster', () => {
  expect(variants('a', 'shared', 'a')).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test('with very many clusters they are in the first one alone', () => {
  const found = variants('shared', ...Array.from({ length: 17 }, () => 'a'));
  expect(found).toHaveLength(17);
  expect(found.filter((subjects) => subjects.includes(0))).toEqual([[0, 1]]);
});
