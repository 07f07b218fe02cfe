import { valueAt } from '@eks-ingress/diagnostics';
import { Construct } from 'constructs';
import type { EditKind } from './attribute-change';
import type { PropChange } from './prop-change';

/** One edit of the value of a prop, and the props as they are then. */
export interface PropEdit<Props> {
  readonly path: string;
  readonly kind: EditKind;
  /** The steps to the value, with the index of an element and the key of a record. */
  readonly at: readonly (string | number)[];
  /** The value as it is written then; undefined when it is removed. */
  readonly value: unknown;
  readonly after: Props;
}

/** The edits of a prop that can be made here: to each other sample value, and away. */
export function editsOf<Props>(props: Props, path: string, change: PropChange<never>): readonly PropEdit<Props>[] {
  const at = locate(props, stepsOf(path));
  if (at === undefined) return [];
  const current = valueAt(props, at);
  const edit = (kind: EditKind, value: unknown): PropEdit<Props> => ({
    path,
    kind,
    at,
    value,
    after: replaced(props, at, value) as Props,
  });
  const removed = current === undefined ? [] : [edit('removed', undefined)];
  if (change.isList === true) {
    const list: readonly unknown[] = Array.isArray(current) ? current : [];
    const shorter = list.length > 1 ? [edit('removed', list.slice(0, -1))] : [];
    return [...change.edits.map((element) => edit('added', [...list, element])), ...shorter, ...removed];
  }
  const others = change.edits.filter((value) => !isSame(value, current));
  return [...others.map((value) => edit(current === undefined ? 'added' : 'changed', value)), ...removed];
}

/** The steps of a path such as `subnetMappings[].subnetId`. */
function stepsOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.[]').split('.');
}

/** Where a path leads in a value: to the last element of a list, and the first key of a record; undefined where nowhere. */
function locate(value: unknown, [step, ...rest]: readonly string[]): readonly (string | number)[] | undefined {
  if (step === undefined) return [];
  // What a construct is made of is decided by its own props.
  if (typeof value !== 'object' || value === null || Construct.isConstruct(value)) return undefined;
  const key = step === '[]' ? lastIndex(value) : step === '*' ? Object.keys(value)[0] : step;
  if (key === undefined) return undefined;
  const below = locate((value as Readonly<Record<string | number, unknown>>)[key], rest);
  return below === undefined ? undefined : [key, ...below];
}

/** Whether a prop has a sample value already. */
function isSame(sample: unknown, current: unknown): boolean {
  if (typeof sample !== 'object' || sample === null) return sample === current;
  if (typeof current !== 'object' || current === null || Construct.isConstruct(current)) return false;
  const keys = Object.keys(sample);
  return (
    keys.length === Object.keys(current).length &&
    keys.every((key) => isSame(Reflect.get(sample, key), Reflect.get(current, key)))
  );
}

function lastIndex(value: object): number | undefined {
  return Array.isArray(value) && value.length > 0 ? value.length - 1 : undefined;
}

/** A copy along the way alone, since what else is there may be a construct. */
export function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy: unknown = Array.isArray(value) ? [...(value as readonly unknown[])] : { ...Object(value) };
  const inner = replaced(Reflect.get(Object(copy), key), rest, replacement);
  if (inner === undefined) Reflect.deleteProperty(Object(copy), key);
  else Reflect.set(Object(copy), key, inner);
  return copy;
}
