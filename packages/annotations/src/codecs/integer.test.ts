import { integer } from './integer';

describe('integer', () => {
  it.each([
    ['443', 443],
    ['+5', 5],
    ['-5', -5],
    ['05', 5],
    ['-0', 0],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],
  ])('reads %j', (text, value) => {
    expect(integer().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['', ' 5', '5 ', '0x10', '0b11', '1_000', '1e3', '5.0', '５', '--5', '2147483648', '-2147483649', '5\n'])(
    'refuses %j',
    (text) => {
      expect(integer().parse(text).ok).toBe(false);
    },
  );

  it('says who refuses a number out of bounds', () => {
    expect(integer({ min: 5, max: 300, boundsBy: 'aws' }).parse('3')).toEqual({
      ok: false,
      problem: 'expected a whole number from 5 to 300',
      refusedBy: 'aws',
      value: 3,
    });
  });

  it('leaves what is too large for AWS to AWS, as long as the controller can hold it', () => {
    const seconds = integer({ bits: 64, min: 1, max: 604800, boundsBy: 'aws' });
    expect(seconds.parse('9223372036854775807')).toMatchObject({ refusedBy: 'aws' });
    expect(seconds.parse('-9223372036854775808')).toMatchObject({ refusedBy: 'aws' });
    expect(seconds.parse('9223372036854775808')).toEqual({ ok: false, problem: 'the number is too large' });
  });

  it('reads what a number holds exactly of 64 bits', () => {
    expect(integer({ bits: 64 }).parse('4294967296')).toEqual({ ok: true, value: 4294967296 });
    expect(integer({ bits: 64 }).parse('9007199254740993').ok).toBe(false);
  });
});
