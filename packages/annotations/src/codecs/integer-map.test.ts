import { integerMap } from './integer-map';

describe('integerMap', () => {
  const capacity = integerMap({ keys: ['CapacityUnits'] });

  it('reads numbers by key', () => {
    expect(capacity.parse(' CapacityUnits = 3000 ')).toEqual({ ok: true, value: { CapacityUnits: 3000 } });
    expect(capacity.parse('')).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['InvalidUnits=3000', 'expected the key "CapacityUnits", not "InvalidUnits"'],
    ['CapacityUnits=3e3', 'CapacityUnits is no number: expected a whole number'],
    ['CapacityUnits=2147483648', 'CapacityUnits is no number: the number is too large'],
    ['3000', 'expected CapacityUnits=<a whole number>'],
  ])('refuses %s', (text, problem) => {
    expect(capacity.parse(text)).toEqual({ ok: false, problem });
  });
});
