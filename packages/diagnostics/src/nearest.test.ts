import fc from 'fast-check';
import { nearest } from './nearest';

const schemes = ['internal', 'internet-facing'];

test('the candidate that a letter separates from the name is meant', () => {
  expect(nearest('internal-facing', schemes)).toBe('internet-facing');
  expect(nearest('interal', schemes)).toBe('internal');
});

test('upper and lower case are the same', () => {
  expect(nearest('INTERNAL', schemes)).toBe('internal');
  expect(nearest('tls', ['TCP', 'TLS'])).toBe('TLS');
});

test('of two close candidates the closer is meant', () => {
  expect(nearest('subnetts', ['subsets', 'subnets'])).toBe('subnets');
});

test('of two equally close candidates the first is meant', () => {
  expect(nearest('port', ['pork', 'part'])).toBe('pork');
});

test('when more than a third of the letters differ nothing is meant', () => {
  expect(nearest('abcxyz', ['abcdef'])).toBeUndefined();
  expect(nearest('abcdxy', ['abcdef'])).toBe('abcdef');
});

test('one letter may differ in a candidate too short for a third', () => {
  expect(nearest('i', ['ip'])).toBe('ip');
  expect(nearest('xy', ['ip'])).toBeUndefined();
});

test('without candidates nothing is meant', () => {
  expect(nearest('internal', [])).toBeUndefined();
});

test('the empty name means nothing longer than a letter', () => {
  expect(nearest('', schemes)).toBeUndefined();
});

test('a name longer than any typo means nothing, even when it is a candidate', () => {
  const name = 'a'.repeat(257);
  expect(nearest(name, [name])).toBeUndefined();
  expect(nearest(name.slice(1), [name.slice(1)])).toBe(name.slice(1));
});

test('candidates may come from any iterable', () => {
  expect(nearest('ingres', new Map([['ingress', 1]]).keys())).toBe('ingress');
});

test('a candidate is always its own nearest, but for its case', () => {
  const word = fc.stringMatching(/^[a-z-]{1,40}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.nat(), (words, index) => {
      const name = words[index % words.length] ?? '';
      expect(nearest(name, words)).toBe(name);
    }),
  );
});

test('letters in another order are close, however short the name', () => {
  expect(nearest('lable', ['label', 'port'])).toBe('label');
});
