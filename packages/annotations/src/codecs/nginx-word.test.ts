import { nginxWord } from './nginx-word';

const onOff = nginxWord(['on', 'off'], { otherwise: { effect: 'misreads', becomes: '"off"' } });

describe('nginxWord', () => {
  it.each(['on', ' on', 'on '])('takes %j, since spaces do not count', (text) => {
    expect(onOff.parse(text)).toEqual({ ok: true, value: 'on' });
  });

  it.each(['true', 'ON', 'on\n', '\u00a0on'])('refuses %j', (text) => {
    expect(onOff.parse(text)).toEqual({ ok: false, problem: 'expected "on" or "off"' });
  });

  it('tells what passes the validator and is no word', () => {
    expect(onOff.parse('o n')).toMatchObject({ ok: false, effect: 'misreads', becomes: '"off"' });
    const type = nginxWord(['basic', 'digest'], {
      pattern: /basic|digest/,
      otherwise: (value) => ({ effect: value.includes('basic') ? 'misreads' : 'denies-traffic' }),
    });
    expect(type.parse('xbasic')).toMatchObject({ ok: false, effect: 'misreads' });
    expect(type.parse('ba sic')).toMatchObject({ ok: false, effect: 'denies-traffic' });
    expect(type.parse('Basic')).toEqual({ ok: false, problem: 'expected "basic" or "digest"' });
  });
});
