import ipaddr from 'ipaddr.js';

/** A CIDR block, read. */
export interface Cidr {
  readonly family: 'ipv4' | 'ipv6';
  /** The block as AWS writes it: its first address, IPv6 compressed and in lower case, and the prefix length. */
  readonly network: string;
  /** Whether the address given is not the first one of the block, which Terraform refuses. */
  readonly hasHostBits: boolean;
}

/**
 * Reads an IPv4 block in four decimal parts or an IPv6 block in any spelling; undefined when Terraform would take it for
 * neither, as an IPv4 block inside IPv6 (`::ffff:10.0.0.0/104`) and an address with a zone (`fe80::1%eth0/64`) are not.
 */
export function parseCidr(text: string): Cidr | undefined {
  // A value that is unknown until apply may be an object, whatever its type says.
  if (typeof text !== 'string') return undefined;
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) {
    const [address, prefixLength] = ipaddr.IPv4.parseCIDR(text);
    const first = ipaddr.IPv4.networkAddressFromCIDR(text);
    return {
      family: 'ipv4',
      network: `${first.toString()}/${prefixLength}`,
      hasHostBits: first.toString() !== address.toString(),
    };
  }
  if (ipaddr.IPv6.isValidCIDR(text) && !text.includes('%')) {
    const [address, prefixLength] = ipaddr.IPv6.parseCIDR(text);
    if (address.isIPv4MappedAddress()) return undefined;
    const first = ipaddr.IPv6.networkAddressFromCIDR(text);
    return {
      family: 'ipv6',
      network: `${first.toRFC5952String()}/${prefixLength}`,
      hasHostBits: first.toNormalizedString() !== address.toNormalizedString(),
    };
  }
  return undefined;
}

const IPV4_ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether the text is an IPv4 address in four decimal parts. */
export function isIpv4Address(text: string): boolean {
  return IPV4_ADDRESS.test(text);
}

/** The family of an address, without a prefix length; undefined when it is none. */
export function addressFamily(text: string): Cidr['family'] | undefined {
  if (isIpv4Address(text)) return 'ipv4';
  return String(text).includes(':') ? parseCidr(`${text}/128`)?.family : undefined;
}

/** Tells whether an address is in one of these blocks, which are read once. */
export function blockMatcher(blocks: readonly string[]): (address: string) => boolean {
  const networks = blocks.flatMap((block) => {
    const cidr = parseCidr(block);
    return cidr === undefined ? [] : [ipaddr.parseCIDR(cidr.network)];
  });
  return (address) => {
    if (addressFamily(address) === undefined) return false;
    const parsed = ipaddr.parse(address);
    return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
  };
}

/** Whether an address is in a block of the same family. */
export function isInBlock(address: string, block: string): boolean {
  return blockMatcher([block])(address);
}

/** The first four addresses of an IPv4 block and its last one, which AWS keeps in every subnet. */
export function reservedAddresses(block: string): string[] {
  if (parseCidr(block)?.family !== 'ipv4') return [];
  const first = ipaddr.IPv4.networkAddressFromCIDR(block).toByteArray();
  const following = (offset: number) => [...first.slice(0, 3), (first[3] ?? 0) + offset].join('.');
  return [0, 1, 2, 3].map(following).concat(ipaddr.IPv4.broadcastAddressFromCIDR(block).toString());
}
