import { normalizeStack } from './normalize-stack';

const stack = (version: string, outputs: unknown, rest: unknown = { resource: { a: 1 } }) =>
  JSON.stringify({ '//': { metadata: { version, stackName: 'x' }, outputs }, ...(rest as object) });

test('the version of the library does not count, nor outputs that are empty', () => {
  const expected = normalizeStack(stack('0.21.0', { x: {} }));
  expect(normalizeStack(stack('0.24.0', {}))).toEqual(expected);
  expect(normalizeStack(stack('0.24.0', undefined))).toEqual(expected);
});

test('everything else counts', () => {
  const expected = normalizeStack(stack('0.21.0', {}));
  expect(normalizeStack(stack('0.21.0', { x: { a: 'b' } }))).not.toEqual(expected);
  expect(normalizeStack(stack('0.21.0', {}, { resource: { a: 2 } }))).not.toEqual(expected);
  expect(normalizeStack(stack('0.21.0', {}).replace('stackName', 'name'))).not.toEqual(expected);
});
