import { mergeValues } from './merge-values';

test('values are replaced key by key, and removed by null', () => {
  const values = {
    controller: { kind: 'Deployment', service: { type: 'LoadBalancer', annotations: { a: '1', b: '2' } } },
  };
  const others = { controller: { replicaCount: 3, service: { annotations: { b: '3', a: null } } } };
  expect(mergeValues(values, others)).toEqual({
    controller: { kind: 'Deployment', replicaCount: 3, service: { type: 'LoadBalancer', annotations: { b: '3' } } },
  });
});

test('lists and values of another kind are replaced whole', () => {
  expect(mergeValues({ list: [1, 2], map: { a: 1 } }, { list: [3], map: 'text' })).toEqual({ list: [3], map: 'text' });
});

test('values that are left out keep the ones that are there, which do not change', () => {
  const values = { a: { b: 1 } };
  expect(mergeValues(values, { a: { b: undefined } })).toEqual(values);
  expect(mergeValues(values, { a: { b: 2 } })).toEqual({ a: { b: 2 } });
  expect(values).toEqual({ a: { b: 1 } });
});
