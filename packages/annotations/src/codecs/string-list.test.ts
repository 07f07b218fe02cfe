import { stringList } from './string-list';

describe('stringList', () => {
  it.each([
    ['a,b', ['a', 'b']],
    [' a ,\tb\n', ['a', 'b']],
    ['a,,b,', ['a', 'b']],
    ['b,a,b', ['b', 'a', 'b']],
    ['"a","b"', ['"a"', '"b"']],
    ['\u00a0a\u0085', ['a']],
    ['sg-1 sg-2', ['sg-1 sg-2']],
    ['', []],
    [' , ', []],
  ])('reads %j', (text, value) => {
    expect(stringList().parse(text)).toEqual({ ok: true, value });
  });

  it('keeps spaces and empty items when it does not trim', () => {
    expect(stringList({ trim: false }).parse('a, b,')).toEqual({ ok: true, value: ['a', ' b', ''] });
  });

  it('refuses an item twice that may be there once', () => {
    const codec = stringList({ onceEach: 'sg-' });
    expect(codec.parse('sg-a,sg-b, sg-a')).toEqual({ ok: false, problem: '"sg-a" is there twice' });
    expect(codec.parse('web,web,sg-a')).toEqual({ ok: true, value: ['web', 'web', 'sg-a'] });
  });

  it('refuses a list that is too short', () => {
    expect(stringList({ expects: 'at least one subnet', minItems: 1 }).parse(' , ')).toEqual({
      ok: false,
      problem: 'expected at least one subnet',
    });
  });
});
