import { cidrList } from './cidr-list';

describe('cidrList', () => {
  it.each([
    '10.0.0.0/8',
    '10.1.2.3/8',
    '0.0.0.0/0',
    '::/0',
    '2001:db8::/32',
    '::ffff:10.0.0.1/128',
    '1:2:3:4:5:6:7:8/64',
    '1::8/64',
    '1:2:3:4:5:6:7::/112',
  ])('takes %s', (text) => {
    expect(cidrList().parse(text)).toEqual({ ok: true, value: [text] });
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    '010.0.0.0/8',
    '10.0.0.256/32',
    '10.0.0.0/',
    '10.0.0.0/+8',
    '10.0.0.0/8/8',
    '::/129',
    ':::/0',
    '1::2::3/64',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7::8/64',
    '1:2:3:4:5:6:7:8:9/64',
    'fe80::1%eth0/64',
    '12345::/16',
    '::10.0.0.1:1/128',
    ':1:2:3:4:5:6:7/64',
    'everyone',
  ])('refuses %s', (text) => {
    expect(cidrList().parse(text).ok).toBe(false);
  });

  it('trims items, and drops empty ones', () => {
    expect(cidrList().parse(' 10.0.0.0/8, ,192.168.0.0/16,')).toEqual({
      ok: true,
      value: ['10.0.0.0/8', '192.168.0.0/16'],
    });
  });

  it('reads as ingress-nginx does: addresses count, and empty items do not', () => {
    const codec = cidrList({ addresses: true, emptyItems: 'refuse' });
    expect(codec.parse('10.0.0.1, 2001:db8::1')).toEqual({ ok: true, value: ['10.0.0.1', '2001:db8::1'] });
    expect(codec.parse('10.0.0.1,').ok).toBe(false);
  });

  it('takes white space for nothing where it is told to', () => {
    expect(cidrList({ emptyItems: 'refuse' }).parse(' ').ok).toBe(false);
    expect(cidrList({ emptyItems: 'refuse', blank: 'empty-list' }).parse(' ')).toEqual({ ok: true, value: [] });
  });
});
