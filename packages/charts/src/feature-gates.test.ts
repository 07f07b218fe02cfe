import { featureGates as gatesOfAnnotations } from '@eks-ingress/annotations';
import { featureGates } from './feature-gates';

test('every gate that annotations ask for is one of the controller', () => {
  const known: readonly string[] = featureGates;

  expect(Object.keys(gatesOfAnnotations).filter((name) => !known.includes(name))).toEqual([]);
});
