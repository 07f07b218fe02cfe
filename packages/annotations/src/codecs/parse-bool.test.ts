import { parseBool } from './parse-bool';

test.each(['1', 't', 'T', 'TRUE', 'true', 'True'])('%s is true', (text) => {
  expect(parseBool(text)).toBe(true);
});

test.each(['0', 'f', 'F', 'FALSE', 'false', 'False'])('%s is false', (text) => {
  expect(parseBool(text)).toBe(false);
});

test.each(['', 'yes', 'on', 'tRUE', ' true', '__proto__'])('%j is neither', (text) => {
  expect(parseBool(text)).toBeUndefined();
});
