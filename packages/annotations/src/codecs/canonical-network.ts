import ipaddr from 'ipaddr.js';

/** An address or a network as Go's net package writes it: without the bits of hosts, IPv6 in its shortest form. */
export function canonicalNetwork(text: string): string {
  const [address = '', length] = text.split('/');
  const bytes = ipaddr.parse(address).toByteArray();
  if (length === undefined) return written(bytes);
  const prefix = Number(length);
  const network = bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - 8 * index))) & 0xff);
  const mapped = bytes.length === 16 && isMapped(network);
  return `${written(network)}/${mapped ? prefix - 96 : prefix}`;
}

function written(bytes: readonly number[]): string {
  const address = ipaddr.fromByteArray(isMapped(bytes) ? bytes.slice(12) : [...bytes]);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

// Go takes an IPv4 address in IPv6 clothes for the IPv4 address.
function isMapped(bytes: readonly number[]): boolean {
  return (
    bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  );
}
