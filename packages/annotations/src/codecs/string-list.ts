import type { Codec } from './codec';
import { trimSpace } from './trim-space';

interface StringListOptions {
  /** What the items are, completing "expected …". */
  readonly expects?: string;
  /**
   * Whether items are trimmed and empty ones dropped.
   *
   * @default true
   */
  readonly trim?: boolean;
  /**
   * How items begin that may be there once.
   *
   * @default any item may be there twice
   */
  readonly onceEach?: string;
  /**
   * The least number of items.
   *
   * @default 0
   */
  readonly minItems?: number;
  /** The greatest number of items. */
  readonly maxItems?: number;
}

export interface StringListCodec extends Codec<readonly string[]>, StringListOptions {
  readonly kind: 'string-list';
  readonly expects: string;
}

/** Strings between commas. There are no quotes and no escapes: an item cannot hold a comma. */
export function stringList(options: StringListOptions = {}): StringListCodec {
  const { expects = 'a comma-separated list', trim = true, minItems = 0, maxItems = Infinity, onceEach } = options;
  return {
    ...options,
    kind: 'string-list',
    expects,
    parse(text) {
      const parts = text.split(',');
      const value = trim ? parts.map(trimSpace).filter((item) => item !== '') : parts;
      if (value.length < minItems || value.length > maxItems) return { ok: false, problem: `expected ${expects}` };
      const twice = value.find(
        (item, index) => onceEach !== undefined && item.startsWith(onceEach) && value.indexOf(item) < index,
      );
      if (twice !== undefined) return { ok: false, problem: `${JSON.stringify(twice.slice(0, 60))} is there twice` };
      return { ok: true, value };
    },
    format: (value) => value.join(','),
  };
}
