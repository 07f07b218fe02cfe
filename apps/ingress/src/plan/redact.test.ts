import fc from 'fast-check';
import { redact, SENSITIVE, UNKNOWN } from './redact';

test('a value without marks stays as it is', () => {
  expect(redact({ port: 80, tags: null, list: [1, { a: true }] }, {})).toEqual({
    port: 80,
    tags: null,
    list: [1, { a: true }],
  });
});

test('what is sensitive is replaced, wherever it is', () => {
  const value = { password: 'a', set: [{ name: 'x', value: 'b' }], whole: { c: 'd' } };
  expect(redact(value, { password: true, set: [{ value: true }], whole: true })).toEqual({
    password: SENSITIVE,
    set: [{ name: 'x', value: SENSITIVE }],
    whole: SENSITIVE,
  });
});

test('what is unknown is there, although the value lacks it', () => {
  expect(redact({ list: [{ a: 1 }] }, {}, { arn: true, list: [{ b: true }, { c: true }] })).toEqual({
    arn: UNKNOWN,
    list: [{ a: 1, b: UNKNOWN }, { c: UNKNOWN }],
  });
});

test('what is sensitive and unknown is sensitive', () => {
  expect(redact({}, { token: true }, { token: true })).toEqual({ token: SENSITIVE });
});

test('nothing that is marked is left', () => {
  // The value and its marks, grown together: what is marked is the text "secret".
  const { tree } = fc.letrec<{ tree: { readonly value: unknown; readonly marks: unknown } }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom({ value: 'secret', marks: true }, { value: 'open', marks: false }, { value: null, marks: {} }),
      fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({
        value: parts.map(({ value }) => value),
        marks: parts.map(({ marks }) => marks),
      })),
      fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }).map((parts) => ({
        value: Object.fromEntries(Object.entries(parts).map(([key, { value }]) => [key, value])),
        marks: Object.fromEntries(Object.entries(parts).map(([key, { marks }]) => [key, marks])),
      })),
    ),
  }));
  fc.assert(
    fc.property(tree, ({ value, marks }) => {
      expect(JSON.stringify(redact(value, marks))).not.toContain('"secret"');
    }),
  );
});
