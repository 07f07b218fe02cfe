import { stringMap } from './string-map';

describe('stringMap', () => {
  it.each([
    ['a=b,c=d', { a: 'b', c: 'd' }],
    [' a = b , c = d ', { a: 'b', c: 'd' }],
    ['a=b,', { a: 'b,' }],
    ['a=b, ', { a: 'b,' }],
    ['a=b=c', { a: 'b=c' }],
    ['a=', { a: '' }],
    ['a=x\\,y,c=d', { a: 'x,y', c: 'd' }],
    ['a=b;c=d', { a: 'b;c=d' }],
    ['a="x=y",b=z', { a: '"x=y"', b: 'z' }],
    ['a=b,a=c', { a: 'c' }],
    ['a\\=b=c', { a: 'b=c' }],
    ['a=\\\\', { a: '\\' }],
    ['a=b\\', { a: 'b\\' }],
    ['', {}],
  ])('reads %j', (text, value) => {
    expect(stringMap().parse(text)).toMatchObject({ ok: true, value });
  });

  it.each([
    'a=b,,c=d',
    ',a=b',
    'a=b,  ,c=d',
    'a=b,c',
    'a',
    '=v',
    'a=x,y,c=d',
    'a="x,y"',
    'Name:foo',
    '  ',
    ',',
    'a=b,,',
  ])('refuses %j', (text) => {
    expect(stringMap().parse(text).ok).toBe(false);
  });

  it.each(['a=b,', 'a=b, ', 'a=b\\\\,'])(
    'says that the comma at the end of %j is read as a part of the value',
    (text) => {
      expect(stringMap().parse(text)).toMatchObject({ ok: true, remarks: [{ kind: 'misread' }] });
    },
  );

  it('says that the first of two pairs with one key is ignored', () => {
    expect(stringMap().parse('a=b,c=d,a=e')).toMatchObject({ ok: true, remarks: [{ kind: 'ignored' }] });
  });

  it.each(['a=b', 'a=b\\,', 'a=b\\, ', 'a=x\\,y', ''])('has nothing to say of %j', (text) => {
    expect(stringMap().parse(text)).not.toHaveProperty('remarks');
  });

  it('escapes commas and backslashes', () => {
    expect(stringMap().format({ path: 'C:\\', hosts: 'a,b' })).toBe('path=C:\\\\,hosts=a\\,b');
  });

  it('keeps a key that is the name of a prototype to itself', () => {
    const result = stringMap().parse('__proto__=x');
    expect(result.ok && Object.entries(result.value)).toEqual([['__proto__', 'x']]);
    expect({}).not.toHaveProperty('x');
  });
});
