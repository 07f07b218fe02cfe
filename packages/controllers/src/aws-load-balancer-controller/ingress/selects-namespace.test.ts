import { canSelect } from './selects-namespace';

const name = 'shop';
const byName = 'kubernetes.io/metadata.name';
const expression = (key: string, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});

describe('canSelect', () => {
  it.each<readonly [title: string, selector: unknown, expected: boolean]>([
    ['no selector', undefined, true],
    ['an empty one', {}, true],
    ['its name', { matchLabels: { [byName]: 'shop' } }, true],
    ['another name', { matchLabels: { [byName]: 'checkout' } }, false],
    ['a list with its name', expression(byName, 'In', 'checkout', 'shop'), true],
    ['a list without it', expression(byName, 'In', 'checkout'), false],
    ['everybody but it', expression(byName, 'NotIn', 'shop'), false],
    ['everybody but another', expression(byName, 'NotIn', 'checkout'), true],
    ['who has a name', expression(byName, 'Exists'), true],
    ['who has none', expression(byName, 'DoesNotExist'), false],
    ['a label that is not known', { matchLabels: { team: 'b' } }, true],
    ['a label that is not known, and another name', { matchLabels: { team: 'b', [byName]: 'checkout' } }, false],
    ['an operator that is none', expression(byName, 'Equals', 'shop'), true],
  ])('knows of a namespace its name: %s', (_, selector, expected) => {
    expect(canSelect(selector, { name })).toBe(expected);
  });

  it.each<readonly [title: string, selector: unknown, expected: boolean]>([
    ['its label', { matchLabels: { team: 'a' } }, true],
    ['another value', { matchLabels: { team: 'b' } }, false],
    ['a label that it lacks', { matchLabels: { tier: 'web' } }, false],
    ['who lacks it', expression('tier', 'DoesNotExist'), true],
    ['a value of what it lacks', expression('tier', 'In', 'web'), false],
    ['all but a value of what it lacks', expression('tier', 'NotIn', 'web'), true],
  ])('takes labels that are given for all there are: %s', (_, selector, expected) => {
    expect(canSelect(selector, { name, labels: { team: 'a' } })).toBe(expected);
  });
});
