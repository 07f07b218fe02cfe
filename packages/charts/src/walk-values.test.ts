import type { Chart } from './chart';
import { keysBelow, typeOf, walkValues } from './walk-values';

const chart: Chart = {
  name: 'ingress-nginx',
  version: '1.2.3',
  values: { 'controller.replicaCount': 'integer', 'controller.labels': 'map' },
  formerValues: {},
  foreign: ['global'],
};

test('what a chart does not read has no type', () => {
  expect([...walkValues(chart, { controller: { replicaCount: 2, replicas: 3 } })]).toEqual([
    { path: ['controller', 'replicaCount'], value: 2, type: 'integer' },
    { path: ['controller', 'replicas'], value: 3 },
  ]);
});

test('a map of the chart is one value, whatever is in it', () => {
  expect([...walkValues(chart, { controller: { labels: { team: 'shop' } } })]).toEqual([
    { path: ['controller', 'labels'], value: { team: 'shop' }, type: 'map' },
  ]);
});

test('nothing is said of what belongs to others, or is taken away', () => {
  expect([...walkValues(chart, { global: { anything: 1 }, controller: { replicaCount: null } })]).toEqual([]);
});

test('a map that holds values of the chart is known by its keys', () => {
  expect(typeOf(chart, ['controller'])).toBe('map');
  expect(typeOf(chart, ['controllers'])).toBeUndefined();
  expect(keysBelow(chart, 'controller')).toEqual(['replicaCount', 'labels']);
  expect(keysBelow(chart, '')).toEqual(['controller']);
});
