import fc from 'fast-check';
import { formatPath } from './format-path';

test('property names are joined with dots and indexes stand in brackets', () => {
  expect(formatPath(['entryPoints', 'public', 'subnets', 1, 'subnetId'])).toBe(
    'entryPoints.public.subnets[1].subnetId',
  );
});

test('the empty path is the empty text', () => {
  expect(formatPath([])).toBe('');
});

test('a path may begin with an index', () => {
  expect(formatPath([0, 'port'])).toBe('[0].port');
});

test('a name that is no identifier is quoted in brackets', () => {
  expect(formatPath(['annotations', 'alb.ingress.kubernetes.io/scheme', 'value'])).toBe(
    'annotations["alb.ingress.kubernetes.io/scheme"].value',
  );
});

test('a name that needs brackets may come first', () => {
  expect(formatPath(['eu-west-1', 'vpc'])).toBe('["eu-west-1"].vpc');
});

test('quotes in a name are escaped', () => {
  expect(formatPath(['a"b'])).toBe('["a\\"b"]');
});

test('the empty name can be seen', () => {
  expect(formatPath(['tags', ''])).toBe('tags[""]');
});

test('a name of digits is told apart from an index', () => {
  expect(formatPath(['ports', '80'])).toBe('ports["80"]');
  expect(formatPath(['ports', 80])).toBe('ports[80]');
});

test('two different paths never look the same', () => {
  const paths = fc.array(
    fc.oneof(fc.string({ unit: fc.constantFrom('a', '.', '[', ']', '"', '\\', '0', '$', '_') }), fc.nat(11)),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(paths, paths, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(formatPath(one)).not.toBe(formatPath(other));
    }),
  );
});
