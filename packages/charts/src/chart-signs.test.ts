import { chartNames, chartSigns } from '@eks-ingress/diagnostics';
import { charts } from './charts';
import { configMapKeys } from './ingress-nginx-config-map-keys';
import { typeOf } from './walk-values';

// Values that charts had once tell them as well as those that they have.
test.each(chartNames)('what tells the values of %s is a value of the chart', (name) => {
  const chart = charts[name];
  const former = Object.keys(chart.formerValues);
  const { own, usual } = chartSigns[name];
  const isKnown = (path: string) =>
    typeOf(chart, path.split('.')) !== undefined || former.includes(path) || path.startsWith('controller.config.');

  expect([...own, ...usual].filter((path) => !isKnown(path))).toEqual([]);
});

test('what tells ingress-nginx by its ConfigMap is a key of it', () => {
  const keys = chartSigns['ingress-nginx'].own.flatMap((path) => /^controller\.config\.(.*)$/.exec(path)?.[1] ?? []);

  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !Object.hasOwn(configMapKeys, key))).toEqual([]);
});

test('no sign tells both charts', () => {
  const [one, other] = chartNames.map((name) => chartSigns[name].own);

  expect(one?.filter((path) => other?.includes(path))).toEqual([]);
});
