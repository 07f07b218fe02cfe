import { quote } from '@eks-ingress/diagnostics';
import type { Codec, ParseFailure, Remark } from './codec';
import { type NginxValidator, refusal, trimLines } from './nginx-text';
import { type EmptyValue, emptyValue } from './nginx-value';
import { trimSpace } from './trim-space';

interface NginxListOptions<Item extends string> extends NginxValidator {
  /** @default ',' */
  readonly separator?: ',' | ' ';
  /**
   * What is written between items.
   *
   * @default the separator
   */
  readonly written?: ',' | ', ' | ' ';
  /**
   * Whether the validator looks at each item by itself.
   *
   * @default false
   */
  readonly itemByItem?: boolean;
  /** The only items there are. */
  readonly suggestions?: readonly Item[];
  /** What the controller has against a list that its validator let pass. */
  readonly check?: (value: string) => ParseFailure | undefined;
  /** What it has against an item. */
  readonly checkItem?: (item: string) => ParseFailure | undefined;
  /** Why it leaves out an item without a word, as a clause; undefined when it does not. */
  readonly leavesOut?: (item: string) => string | undefined;
  /** An item beside which all others are lost. */
  readonly everything?: NoInfer<Item>;
  /**
   * What becomes of the order and of items that are there twice.
   *
   * @default they are kept
   */
  readonly order?: 'sorted' | 'sorted-set';
  readonly whenEmpty?: EmptyValue;
}

export interface NginxListCodec<Item extends string> extends Codec<readonly Item[]>, NginxListOptions<Item> {
  readonly kind: 'nginx-list';
  readonly expects: string;
  readonly suggestions?: readonly Item[];
}

/** A list of ingress-nginx: a validator looks at the text, which is split, trimmed and rid of empty items afterwards. */
export function nginxList<const Item extends string = string>(options: NginxListOptions<Item>): NginxListCodec<Item> {
  const { separator = ',', written = separator, itemByItem = false, check, checkItem, leavesOut, whenEmpty } = options;
  return {
    ...options,
    kind: 'nginx-list',
    parse(text) {
      const seen = itemByItem ? text.split(separator) : [text];
      const problem = seen.map((part) => refusal(part, options)).find((found) => found !== undefined);
      if (problem !== undefined) return { ok: false, problem };
      const value = trimLines(text);
      if (value === '') return emptyValue(whenEmpty);

      const items = value
        .split(separator === ' ' ? /\s/ : separator)
        .map(trimSpace)
        .filter((item) => item !== '');
      const failure = check?.(value) ?? firstFailure(items, checkItem);
      if (failure) return failure;
      if (options.everything !== undefined && items.includes(options.everything))
        return everything(items, options.everything);
      const remarks = items.flatMap((item): Remark[] => {
        const why = leavesOut?.(item);
        return why === undefined
          ? []
          : [
              {
                kind: 'ignored',
                problem: `${quote(item)} is left out: ${why}`,
                why: 'The other items count, and a line in the log is all that tells of this one.',
                fix: `Write ${options.expects}.`,
              },
            ];
      });
      const kept = arrange(items.filter((item) => leavesOut?.(item) === undefined) as Item[], options.order);
      return remarks.length === 0 ? { ok: true, value: kept } : { ok: true, value: kept, remarks };
    },
    // An empty text is not looked at, and a lone separator is: it stands for no items.
    format: (value) => (value.length === 0 ? separator : value.join(written)),
  };
}

function firstFailure(
  items: readonly string[],
  checkItem: ((item: string) => ParseFailure | undefined) | undefined,
): ParseFailure | undefined {
  for (const item of items) {
    const failure = checkItem?.(item);
    if (failure) return failure;
  }
  return undefined;
}

function everything<Item extends string>(items: readonly string[], item: Item) {
  const lost = items.filter((other) => other !== item);
  if (lost.length === 0) return { ok: true, value: [item] } as const;
  const problem = `beside ${quote(item)} the other items have no effect`;
  return { ok: true, value: [item], remarks: [{ kind: 'ignored', problem }] } as const;
}

function arrange<Item extends string>(items: readonly Item[], order: 'sorted' | 'sorted-set' | undefined) {
  if (order === undefined) return items;
  const sorted = [...items].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return order === 'sorted' ? sorted : [...new Set(sorted)];
}
