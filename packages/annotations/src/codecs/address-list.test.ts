import { addressList } from './address-list';

describe('addressList', () => {
  it('reads addresses of its family, and drops what is empty', () => {
    expect(addressList({ family: 4 }).parse('192.168.1.10, 192.168.2.10,')).toEqual({
      ok: true,
      value: ['192.168.1.10', '192.168.2.10'],
    });
    expect(addressList({ family: 6 }).parse('2600:1f13:837:8500::1')).toEqual({
      ok: true,
      value: ['2600:1f13:837:8500::1'],
    });
  });

  it.each(['10.0.0', '010.0.0.1', '10.0.0.1/32', '2600:1f13::1', '::ffff:10.0.0.1', 'i-am-not-an-ip'])(
    'refuses %s for IPv4',
    (text) => {
      expect(addressList({ family: 4 }).parse(`10.0.0.1,${text}`)).toMatchObject({
        ok: false,
        problem: `expected IPv4 addresses between commas, and "${text}" is not one`,
      });
    },
  );

  it('reads prefixes of one length, and words in their place', () => {
    const codec = addressList({ family: 6, prefixLength: 80, words: ['auto_assigned'] });
    expect(codec.parse('2600:1f13:837:8504:1::/80, auto_assigned')).toEqual({
      ok: true,
      value: ['2600:1f13:837:8504:1::/80', 'auto_assigned'],
    });
    for (const text of ['2600:1f13::', '2600:1f13::/64', '10.0.0.0/80', '/80', 'AUTO_ASSIGNED']) {
      expect(codec.parse(text)).toMatchObject({ ok: false });
    }
  });
});
