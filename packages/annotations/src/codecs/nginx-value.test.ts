import { boolean } from './boolean';
import { integer } from './integer';
import { nginxValue } from './nginx-value';

describe('nginxValue', () => {
  it('does not show an empty text to the validator', () => {
    expect(nginxValue(boolean()).parse('')).toMatchObject({ ok: false, effect: 'ignores' });
    expect(nginxValue(boolean(), { whenEmpty: { effect: 'misreads', becomes: '"false"' } }).parse('')).toMatchObject({
      effect: 'misreads',
      becomes: '"false"',
    });
  });

  it('leaves others to the codec', () => {
    expect(nginxValue(boolean()).parse('T')).toEqual({ ok: true, value: true });
    expect(nginxValue(boolean()).parse('false\n')).toEqual({ ok: false, problem: 'expected "true" or "false"' });
  });

  it('asks what the controller has against a value', () => {
    const depth = nginxValue(integer(), {
      check: (value) => (value === 0 ? { ok: false, problem: 'it is 0', effect: 'misreads' } : undefined),
    });
    expect(depth.parse('0')).toMatchObject({ ok: false, effect: 'misreads' });
    expect(depth.parse('+2')).toEqual({ ok: true, value: 2 });
  });
});
