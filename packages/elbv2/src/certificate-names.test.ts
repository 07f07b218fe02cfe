import { certificateCovers, uncoveredHostNames } from './certificate-names';
import { CERTIFICATE, SECOND_CERTIFICATE } from './testing/specifications';

test.each([
  ['shop.example.com', 'shop.example.com'],
  ['Shop.Example.com', 'shop.example.COM'],
  ['*.example.com', 'shop.example.com'],
  ['*.example.com', 'SHOP.example.com'],
  ['*.example.com', '*.example.com'],
])('a certificate for %s is valid for %s', (domainName, hostName) => {
  expect(certificateCovers(domainName, hostName)).toBe(true);
});

test.each([
  ['shop.example.com', 'example.com'],
  ['*.example.com', 'example.com'],
  ['*.example.com', '.example.com'],
  ['*.example.com', 'api.shop.example.com'],
  ['*.example.com', 'shopexample.com'],
  ['*.example.com', 'shop.example.org'],
  ['s*.example.com', 'shop.example.com'],
  ['*', 'localhost'],
])('a certificate for %s is not valid for %s', (domainName, hostName) => {
  expect(certificateCovers(domainName, hostName)).toBe(false);
});

const known = { arn: CERTIFICATE, domainNames: ['example.com', '*.example.com'] };
const unknown = { arn: SECOND_CERTIFICATE };

test('host names are covered by any of several certificates', () => {
  const other = { arn: SECOND_CERTIFICATE, domainNames: ['shop.example.org'] };

  expect(uncoveredHostNames(['api.example.com', 'shop.example.org'], [known, other])).toEqual([]);
});

test('the host names that no certificate covers are named', () => {
  expect(uncoveredHostNames(['example.com', 'a.b.example.com', 'example.org'], [known])).toEqual([
    'a.b.example.com',
    'example.org',
  ]);
});

test('nothing is said of uncovered names when those of one certificate are not known', () => {
  expect(uncoveredHostNames(['example.org'], [known, unknown])).toBeUndefined();
});

test('all is well when the certificates that are known cover everything', () => {
  expect(uncoveredHostNames(['shop.example.com'], [unknown, known])).toEqual([]);
});

test('without a certificate no host name is covered', () => {
  expect(uncoveredHostNames(['shop.example.com'], [])).toEqual(['shop.example.com']);
});
