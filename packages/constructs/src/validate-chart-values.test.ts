import { Fn, Token } from 'cdktf';
import { isUnknown } from './findings';
import { validateChartValues } from './validate-chart-values';

const except = ['no-retired-controller'];
const idsOf = (values: unknown) =>
  validateChartValues('ingress-nginx', values, { isUnknown, except }).map(({ id }) => id);

test('a finding is at the value, and says why and what to do', () => {
  expect(validateChartValues('ingress-nginx', { controller: { replicas: 3, kind: 'DaemonSet' } }, { except })).toEqual([
    {
      id: 'no-unknown-chart-value',
      severity: 'error',
      path: ['values', 'controller', 'replicas'],
      message: 'The chart ingress-nginx 4.15.1 reads no value controller.replicas.',
      why: expect.stringContaining('Helm takes any value') as string,
      fix: expect.any(String) as string,
      source: expect.stringMatching(/^https:/) as string,
    },
  ]);
});

test('a value that is known after apply is not judged, and one beside it is', () => {
  const unknown = Token.asString(Fn.join(',', ['10.0.0.0/16']));
  expect(idsOf({ controller: { config: { 'proxy-real-ip-cidr': unknown } } })).toEqual([]);
  expect(idsOf({ controller: { config: { 'proxy-real-ip-cidr': unknown, 'use-gzip': 'yes' } } })).toEqual([
    'valid-config-map-value',
  ]);
  expect(idsOf({ controller: { config: Token.asAny(Fn.lookup({}, 'config')) } })).toEqual([]);
});

test('what is undefined is not there', () => {
  expect(idsOf({ controller: { replica: undefined } })).toEqual([]);
});
