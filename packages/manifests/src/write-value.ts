import { isScalar, Scalar, stringify } from 'yaml';
import { isPlainString, kubernetesSchema } from './kubernetes-schema';

/** How a value is written where it stands. */
export interface Style {
  /** The quotes of the scalar that it replaces; none for a plain one. */
  readonly quotes: Quotes | undefined;
  /** The quotes for a text that cannot stand without. */
  readonly neededQuotes: Quotes | undefined;
  /** Whether it stands in a flow collection, such as all of JSON. */
  readonly isFlow: boolean;
  /** How many spaces each level is indented by. */
  readonly step: number;
  /** Whether the items of a list stand further right than its key. */
  readonly indentLists: boolean;
}

export type Quotes = Scalar.QUOTE_DOUBLE | Scalar.QUOTE_SINGLE;

/** The quotes of a scalar. */
export function quotesOf(node: unknown): Quotes | undefined {
  if (!isScalar(node)) return undefined;
  return node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? node.type : undefined;
}

/** A value on one line, as YAML. */
export function writeScalar(value: unknown, { quotes, neededQuotes, isFlow }: Style): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (quotes === undefined && isPlain(value, isFlow)) return value;
  const wanted = quotes ?? neededQuotes ?? (value.includes('"') ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE);
  const isPrintable = !/[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/.test(value);
  return wanted === Scalar.QUOTE_SINGLE && isPrintable ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** A map or list as the lines of a block, each indented by so many spaces but the first; or on one line in flows. */
export function writeCollection(value: unknown, column: number, style: Style): string {
  if (style.isFlow || isEmptyCollection(value)) return JSON.stringify(value);
  const options = { schema: kubernetesSchema as never, indent: style.step, indentSeq: style.indentLists, lineWidth: 0 };
  return stringify(value, options)
    .trimEnd()
    .replaceAll('\n', `\n${' '.repeat(column)}`);
}

export function isCollectionValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export function isEmptyCollection(value: unknown): boolean {
  return isCollectionValue(value) && Object.keys(value as object).length === 0;
}

/** Whether a string can stand without quotes and is a string then, for every reader of YAML. */
function isPlain(value: string, isFlow: boolean): boolean {
  if (!/^[A-Za-z0-9_/.$(^][\x21-\x7e ]*$/.test(value) || value.endsWith(' ') || /:( |$)| #/.test(value)) return false;
  if (isFlow && /[[\]{},]/.test(value)) return false;
  // Numbers and dates of any version of YAML; what merely begins like one may be quoted as well.
  return isPlainString(value) && !/^[-+.]?\d[\d_.:eExXoO+-]*([Tt ].*)?$/.test(value);
}
