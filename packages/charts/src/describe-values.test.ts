import type { ChartName } from '@eks-ingress/diagnostics';
import type { Chart } from './chart';
import { charts } from './charts';
import { describeValues } from './describe-values';
import { configMapKeys } from './ingress-nginx-config-map-keys';
import { awsLoadBalancerControllerValues } from './upstream/aws-load-balancer-controller-values';
import { ingressNginxConfigMapKeys } from './upstream/ingress-nginx-config-map-keys';
import { ingressNginxValues } from './upstream/ingress-nginx-values';

describe('types by hand', () => {
  const named = { 'a.b': 'any', 'a.c': 'text', d: 'map', e: 'integer', ef: 'any' } as const;

  test.each<[string, Chart['values'], Chart['values']]>([
    ['at a value', { 'a.b': 'boolean' }, { ...named, 'a.b': 'boolean' }],
    ['above values', { a: 'map' }, { a: 'map', d: 'map', e: 'integer', ef: 'any' }],
    ['below a value', { 'd.x': 'list' }, { 'a.b': 'any', 'a.c': 'text', 'd.x': 'list', e: 'integer', ef: 'any' }],
    ['beside a value whose name begins alike', { e: 'text' }, { ...named, e: 'text' }],
  ])('take the place of what is named %s', (_, types, values) => {
    expect(Object.entries(describeValues(named, types))).toEqual(Object.entries(values));
  });
});

describe('what upstream names', () => {
  test.each<[ChartName, Chart['values']]>([
    ['aws-load-balancer-controller', awsLoadBalancerControllerValues],
    ['ingress-nginx', ingressNginxValues],
  ])('is at, above or below every value of the chart %s, so that no type by hand is stale', (name, named) => {
    const paths = Object.keys(named);
    const isNamed = (path: string) =>
      paths.some((other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`));
    expect(Object.keys(charts[name].values).filter((path) => !isNamed(path))).toEqual([]);
  });

  test('is every key of the ConfigMap, and a text where a type by hand says more', () => {
    expect(Object.keys(configMapKeys)).toEqual(Object.keys(ingressNginxConfigMapKeys));
    const changed = Object.entries(configMapKeys).filter(([key, type]) => ingressNginxConfigMapKeys[key] !== type);
    expect(changed).not.toEqual([]);
    expect(changed.filter(([key]) => ingressNginxConfigMapKeys[key] !== 'text')).toEqual([]);
  });
});
