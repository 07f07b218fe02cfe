import fc from 'fast-check';
import { quote } from './quote';

test('a string stands in double quotes', () => {
  expect(quote('internal')).toBe('"internal"');
});

test('quotes and line breaks in a string are escaped', () => {
  expect(quote('a "b"\nc')).toBe('"a \\"b\\"\\nc"');
});

test('numbers, booleans and null stand as they are', () => {
  expect([443, true, null].map(quote)).toEqual(['443', 'true', 'null']);
});

test('lists and objects are JSON', () => {
  expect(quote([{ HTTP: 80 }, { HTTPS: 443 }])).toBe('[{"HTTP":80},{"HTTPS":443}]');
});

test('what JSON cannot say has its name', () => {
  expect(quote(undefined)).toBe('undefined');
  expect(quote(Symbol('port'))).toBe('Symbol(port)');
});

test('120 characters are kept and a longer text is cut', () => {
  expect(quote('a'.repeat(118))).toBe(`"${'a'.repeat(118)}"`);
  expect(quote('a'.repeat(119))).toBe(`"${'a'.repeat(116)}…`);
});

test('no value is quoted with more than 120 characters', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(quote(value).length).toBeLessThanOrEqual(120);
    }),
  );
});

test('what JSON refuses is named by its kind', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(quote(circular)).toBe('[object Object]');
  expect(quote([10n])).toBe('[object Array]');
  expect(quote(10n)).toBe('10');
  expect(quote(Number.NaN)).toBe('NaN');
});
