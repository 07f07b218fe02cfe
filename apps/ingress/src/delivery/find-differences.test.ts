import { findDifferences } from './find-differences';

test('equal values have none', () => {
  expect(findDifferences('a', { b: [1] }, { b: [1] })).toEqual([]);
});

test('a part that differs is found at its path', () => {
  expect(findDifferences('a', { b: [{ c: 1, d: 2 }] }, { b: [{ c: 1, d: 3 }, 4] })).toEqual([
    { path: 'a.b[0].d', before: 2, after: 3 },
    { path: 'a.b[1]', before: undefined, after: 4 },
  ]);
});

test('JSON in a text is looked into', () => {
  expect(findDifferences('values', ['{"replicas":1,"name":"x"}'], ['{"replicas":2,"name":"x"}'])).toEqual([
    { path: 'values[0].replicas', before: 1, after: 2 },
  ]);
});

test('values of different kinds, and text that only looks like JSON, differ as a whole', () => {
  expect(findDifferences('a', [], {})).toHaveLength(1);
  expect(findDifferences('a', '{one', '{other')).toEqual([{ path: 'a', before: '{one', after: '{other' }]);
});
