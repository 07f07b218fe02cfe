import { plainStringMap } from './plain-string-map';

describe('plainStringMap', () => {
  it.each([
    ['a=b,c=d', { a: 'b', c: 'd' }],
    ['Key1=Val1,KeyNoVal1=,KeyNoVal2', { Key1: 'Val1', KeyNoVal1: '', KeyNoVal2: '' }],
    ['a=b=c', { a: 'b' }],
    [' a=b , c=d', { a: 'b', c: 'd' }],
    ['a=x\\,y', { a: 'x\\', y: '' }],
    ['=b,', {}],
    ['', {}],
  ])('reads %j', (text, value) => {
    expect(plainStringMap().parse(text)).toEqual({ ok: true, value });
  });
});
