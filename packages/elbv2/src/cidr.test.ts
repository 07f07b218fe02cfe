import fc from 'fast-check';
import { addressFamily, isInBlock, isIpv4Address, parseCidr, reservedAddresses } from './cidr';

test.each([
  ['0.0.0.0/0', 'ipv4'],
  ['10.20.0.0/16', 'ipv4'],
  ['203.0.113.7/32', 'ipv4'],
  ['::/0', 'ipv6'],
  ['2001:db8:100::/40', 'ipv6'],
  ['2001:db8::1/128', 'ipv6'],
])('%s is read as it is', (text, family) => {
  expect(parseCidr(text)).toEqual({ family, network: text, hasHostBits: false });
});

test.each([
  ['10.20.1.5/16', '10.20.0.0/16'],
  ['203.0.113.7/0', '0.0.0.0/0'],
  ['2001:db8::1/32', '2001:db8::/32'],
  ['2001:DB8::1/32', '2001:db8::/32'],
])('%s has host bits, and belongs to %s', (text, network) => {
  expect(parseCidr(text)).toMatchObject({ network, hasHostBits: true });
});

test.each([
  ['2001:DB8::/32', '2001:db8::/32'],
  ['2001:0db8:0000:0000:0000:0000:0000:0000/32', '2001:db8::/32'],
  ['2001:db8:0:0:1:0:0:0/80', '2001:db8:0:0:1::/80'],
  ['0:0:0:0:0:0:0:0/0', '::/0'],
  ['10.0.0.0/08', '10.0.0.0/8'],
])('%s is another spelling of %s, and has no host bits', (text, network) => {
  expect(parseCidr(text)).toMatchObject({ network, hasHostBits: false });
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0/8',
  '10.0.0.256/32',
  '010.0.0.0/8',
  ' 10.0.0.0/8',
  '10.0.0.0/8\n',
  '0x0a.0.0.0/8',
  '2001:db8::',
  '2001:db8::/129',
  '2001:db8::g/64',
  'fe80::1%eth0/64',
  '::ffff:10.0.0.0/104',
  'vpc',
])('%j is no CIDR block', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test('the network of a block is read as itself', () => {
  const blocks = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
  );

  fc.assert(
    fc.property(blocks, ([address, prefixLength]) => {
      const cidr = parseCidr(`${address}/${prefixLength}`);
      if (cidr === undefined) return;
      expect(parseCidr(cidr.network)).toEqual({ ...cidr, hasHostBits: false });
    }),
  );
});

test.each(['10.20.1.10', '0.0.0.0', '255.255.255.255'])('%s is an IPv4 address', (text) => {
  expect(isIpv4Address(text)).toBe(true);
});

test.each(['', '10.20.1', '10.20.1.256', '10.20.1.010', '10.20.1.10/32', '10.20.1.10 ', '2001:db8::1', '169090570'])(
  '%j is no IPv4 address',
  (text) => {
    expect(isIpv4Address(text)).toBe(false);
  },
);

test.each([
  ['10.20.1.10', 'ipv4'],
  ['2001:DB8::1', 'ipv6'],
  ['10.20.1.10/32', undefined],
  ['2001:db8::/64', undefined],
  ['fe80::1%eth0', undefined],
  ['shop.example.com', undefined],
  ['', undefined],
])('%j is an address of the family %s', (text, family) => {
  expect(addressFamily(text)).toBe(family);
});

test.each([
  ['10.20.1.10', '10.20.0.0/16', true],
  ['10.21.1.10', '10.20.0.0/16', false],
  ['10.20.1.10', '10.20.1.5/24', true],
  ['2001:db8::10', '2001:DB8::/64', true],
  ['2001:db8:0:1::10', '2001:db8::/64', false],
  ['10.20.1.10', '2001:db8::/16', false],
  ['10.20.1.10', 'vpc', false],
  ['shop', 'vpc', false],
])('%s is in %s: %s', (address, block, isIn) => {
  expect(isInBlock(address, block)).toBe(isIn);
});

test('AWS keeps the first four addresses of a subnet and its last one', () => {
  expect(reservedAddresses('10.20.1.0/24')).toEqual([
    '10.20.1.0',
    '10.20.1.1',
    '10.20.1.2',
    '10.20.1.3',
    '10.20.1.255',
  ]);
  expect(reservedAddresses('10.20.1.64/28').at(-1)).toBe('10.20.1.79');
  expect(reservedAddresses('2001:db8::/64')).toEqual([]);
});
