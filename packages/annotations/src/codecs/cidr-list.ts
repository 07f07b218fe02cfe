import type { Codec } from './codec';
import { ipFamily, isCidr } from './ip-address';
import { trimSpace } from './trim-space';

interface CidrListOptions {
  /**
   * Whether an address without a prefix length stands for itself alone.
   *
   * @default false
   */
  readonly addresses?: boolean;
  /**
   * What becomes of an empty item, such as one after a trailing comma.
   *
   * @default 'drop'
   */
  readonly emptyItems?: 'drop' | 'refuse';
}

export interface CidrListCodec extends Codec<readonly string[]>, CidrListOptions {
  readonly kind: 'cidr-list';
}

/** Networks in CIDR notation between commas, as Go's net.ParseCIDR reads them. */
export function cidrList(options: CidrListOptions = {}): CidrListCodec {
  const { addresses = false, emptyItems = 'drop' } = options;
  return {
    ...options,
    kind: 'cidr-list',
    expects: addresses ? 'CIDR blocks or addresses between commas' : 'CIDR blocks between commas',
    parse(text) {
      const items = text === '' ? [] : text.split(',').map(trimSpace);
      const value = emptyItems === 'drop' ? items.filter((item) => item !== '') : items;
      const bad = value.find((item) => !isCidr(item) && !(addresses && ipFamily(item) !== undefined));
      if (bad === undefined) return { ok: true, value };
      return { ok: false, problem: `expected ${this.expects}, and ${JSON.stringify(bad.slice(0, 60))} is not one` };
    },
    format: (value) => value.join(','),
  };
}
