import { quote } from '@eks-ingress/diagnostics';
import { canonicalNetwork } from './canonical-network';
import type { Codec, ParseSuccess, Remark } from './codec';
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
  /**
   * What becomes of a text of nothing but white space.
   *
   * @default it has one empty item
   */
  readonly blank?: 'empty-list';
  /**
   * What is read of the networks: each as it is written, or each once, without the bits of hosts, in the order of texts.
   *
   * @default 'as-written'
   */
  readonly networks?: 'as-written' | 'canonical';
}

export interface CidrListCodec extends Codec<readonly string[]>, CidrListOptions {
  readonly kind: 'cidr-list';
}

/** Networks in CIDR notation between commas, as Go's net.ParseCIDR reads them. */
export function cidrList(options: CidrListOptions = {}): CidrListCodec {
  const { addresses = false, emptyItems = 'drop', blank, networks = 'as-written' } = options;
  return {
    ...options,
    kind: 'cidr-list',
    expects: addresses ? 'CIDR blocks or addresses between commas' : 'CIDR blocks between commas',
    parse(text) {
      const isEmpty = text === '' || (blank === 'empty-list' && trimSpace(text) === '');
      const items = isEmpty ? [] : text.split(',').map(trimSpace);
      const value = emptyItems === 'drop' ? items.filter((item) => item !== '') : items;
      const bad = value.find((item) => !isCidr(item) && !(addresses && ipFamily(item) !== undefined));
      if (bad === undefined) return networks === 'canonical' ? canonical(value) : { ok: true, value };
      return { ok: false, problem: `expected ${this.expects}, and ${JSON.stringify(bad.slice(0, 60))} is not one` };
    },
    format: (value) => value.join(','),
  };
}

function canonical(items: readonly string[]): ParseSuccess<readonly string[]> {
  const pairs = items.map((item) => [item, canonicalNetwork(item)] as const);
  const value = [...new Set(pairs.map(([, network]) => network))].sort((a, b) => (a < b ? -1 : 1));
  const remarks = pairs
    .filter(([item, network]) => item.toLowerCase() !== network && ipFamily(item) === undefined)
    .map(([item, network]): Remark => ({
      kind: 'spelling',
      problem: `${quote(item)} is read as ${quote(network)}`,
      fix: `Write ${quote(network)}.`,
    }));
  return remarks.length === 0 ? { ok: true, value } : { ok: true, value, remarks };
}
