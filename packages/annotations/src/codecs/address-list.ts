import type { Codec } from './codec';
import { ipFamily } from './ip-address';
import { trimSpace } from './trim-space';

interface AddressListOptions {
  readonly family: 4 | 6;
  /** The length of the prefix that each item has to have; items are plain addresses without it. */
  readonly prefixLength?: number;
  /** Words that stand in for an address. */
  readonly words?: readonly string[];
}

export interface AddressListCodec extends Codec<readonly string[]>, AddressListOptions {
  readonly kind: 'address-list';
}

/** IP addresses of one family between commas, as Go's netip.ParseAddr reads them. Empty items are dropped. */
export function addressList(options: AddressListOptions): AddressListCodec {
  const { family, prefixLength, words = [] } = options;
  const item = prefixLength === undefined ? `IPv${family} addresses` : `IPv${family} prefixes of ${prefixLength} bits`;
  const expects = `${[item, ...words.map((word) => JSON.stringify(word))].join(' or ')} between commas`;
  const isAddress = (text: string) => ipFamily(text) === family;
  const isItem = (text: string) => {
    if (words.includes(text)) return true;
    if (prefixLength === undefined) return isAddress(text);
    const slash = text.indexOf('/');
    return slash > 0 && text.slice(slash + 1) === String(prefixLength) && isAddress(text.slice(0, slash));
  };
  return {
    ...options,
    kind: 'address-list',
    expects,
    parse(text) {
      const value = text
        .split(',')
        .map(trimSpace)
        .filter((part) => part !== '');
      const bad = value.find((part) => !isItem(part));
      if (bad === undefined) return { ok: true, value };
      return { ok: false, problem: `expected ${expects}, and ${JSON.stringify(bad.slice(0, 60))} is not one` };
    },
    format: (value) => value.join(','),
  };
}
