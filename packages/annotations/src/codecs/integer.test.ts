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
    });
  });

  it('reads what a number holds exactly of 64 bits', () => {
    expect(integer({ bits: 64 }).parse('4294967296')).toEqual({ ok: true, value: 4294967296 });
    expect(integer({ bits: 64 }).parse('9007199254740993').ok).toBe(false);
  });
});
