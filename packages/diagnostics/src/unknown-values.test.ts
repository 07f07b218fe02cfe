import { isMap, itemsOf, membersOf, valueAt } from './unknown-values';

const values = { ports: [{ name: 'https', port: 443 }], hosts: null };

test('a map is neither a list nor nothing', () => {
  expect([values, {}, [], null, undefined, 'ports', 443].map(isMap)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('what is no map has no members, and what is no list no items', () => {
  expect(membersOf([1])).toEqual({});
  expect(membersOf(values)).toBe(values);
  expect(itemsOf(values)).toEqual([]);
  expect(itemsOf(values.ports)).toBe(values.ports);
});

test.each<readonly [readonly (string | number)[], unknown]>([
  [[], values],
  [['ports', 0, 'port'], 443],
  [['ports', 1, 'port'], undefined],
  [['hosts'], null],
  [['hosts', 'first'], undefined],
  [['toString'], undefined],
])('at %j is %j', (path, expected) => {
  expect(valueAt(values, path)).toEqual(expected);
});
