import { nginxInteger } from './nginx-integer';

describe('nginxInteger', () => {
  it.each([
    ['60', 60],
    ['-1', -1],
    ['+3', 3],
    ['007', 7],
  ])('reads %s', (text, value) => {
    expect(nginxInteger().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['60s', '1.5', ' 5', '5\n', '0x10', '1_000', '9223372036854775808', '99999999999999999999'])(
    'refuses %j as the validator does',
    (text) => {
      const result = nginxInteger().parse(text);
      expect(result).toMatchObject({ ok: false });
      expect(result).not.toHaveProperty('effect');
    },
  );

  it.each(['9223372036854775807', '-9223372036854775808', '9007199254740993'])(
    'knows that %s passes the validator, and is of no use',
    (text) => {
      expect(nginxInteger().parse(text)).toMatchObject({ ok: false, effect: 'misreads' });
    },
  );

  it('asks what the controller has against a number, and takes an empty text for none', () => {
    const depth = nginxInteger({
      check: (value) => (value === 0 ? { ok: false, problem: 'it is 0', effect: 'misreads' } : undefined),
    });
    expect(depth.parse('0')).toMatchObject({ ok: false, effect: 'misreads' });
    expect(depth.parse('')).toMatchObject({ ok: false, effect: 'ignores' });
  });
});
