import { isEarlierVersion, lacksFixes } from './controller-versions';

test.each(['0.48.1', '1.11.5', '1.12.9', '1.13.8', '1.14.4', '1.15.0'])('ingress-nginx %s lacks fixes', (version) => {
  expect(lacksFixes('ingress-nginx', version)).toBe(true);
});

test.each(['1.13.9', '1.13.10', '1.14.5', '1.15.1', '1.16.0', '2.0.0'])('ingress-nginx %s lacks none', (version) => {
  expect(lacksFixes('ingress-nginx', version)).toBe(false);
});

test('of a controller that is maintained no version is known to lack fixes', () => {
  expect(lacksFixes('aws-load-balancer-controller', '2.0.0')).toBe(false);
});

test('versions are compared by their numbers', () => {
  expect(isEarlierVersion('1.9.1', '1.15.0')).toBe(true);
  expect(isEarlierVersion('1.15.0', '1.15.0')).toBe(false);
  expect(isEarlierVersion('1.15.1', '1.15.0')).toBe(false);
});
