import ipaddr from 'ipaddr.js';

/** A CIDR block, read. */
export interface Cidr {
  readonly family: 'ipv4' | 'ipv6';
  /** The block as Terraform accepts it: its first address and the prefix length. */
  readonly network: string;
  /** Whether the address given is not the first one of the block. */
  readonly hasHostBits: boolean;
}

/** Reads an IPv4 block in four decimal parts or an IPv6 block; undefined when it is neither. */
export function parseCidr(text: string): Cidr | undefined {
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) {
    const network = `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${prefixLength(text)}`;
    return { family: 'ipv4', network, hasHostBits: network !== text };
  }
  if (ipaddr.IPv6.isValidCIDR(text)) {
    const [address] = ipaddr.IPv6.parseCIDR(text);
    const first = ipaddr.IPv6.networkAddressFromCIDR(text);
    const hasHostBits = first.toNormalizedString() !== address.toNormalizedString();
    return { family: 'ipv6', network: `${first.toRFC5952String()}/${prefixLength(text)}`, hasHostBits };
  }
  return undefined;
}

/** Whether the text is an IPv4 address in four decimal parts. */
export function isIpv4Address(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text);
}

function prefixLength(cidr: string): number {
  return Number(cidr.slice(cidr.indexOf('/') + 1));
}
