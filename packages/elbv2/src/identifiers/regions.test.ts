import { isRegionName, REGIONS } from './regions';

test('regions are listed once and in order', () => {
  expect(REGIONS).toEqual([...new Set(REGIONS)].sort());
});

test('Seoul is a region', () => {
  expect(REGIONS).toContain('ap-northeast-2');
});

test.each(REGIONS)('%s is built like a region', (region) => {
  expect(isRegionName(region)).toBe(true);
});

test.each(['us-iso-east-1', 'us-isob-west-1', 'eu-isoe-west-1', 'ap-southeast-9'])(
  '%s, which is not listed, is built like a region',
  (region) => {
    expect(isRegionName(region)).toBe(true);
  },
);

test.each([
  '',
  'ap-northeast2',
  'ap-northeast-2a',
  'AP-NORTHEAST-2',
  'seoul',
  'ap_northeast_2',
  'ap-northeast-',
  ' ap-northeast-2',
])('%j is not built like a region', (name) => {
  expect(isRegionName(name)).toBe(false);
});
