import type { Conditions, Transforms } from '@eks-ingress/annotations';
import type { Construct } from 'constructs';
import type { EditKind } from './attribute-change';
import type { ChangeEffect } from './change-effect';

/** Two states of the same props: what runs, and what is asked for. */
export interface PropsEdit<Props> {
  readonly before: Props;
  readonly after: Props;
}

/** What the effect of an edit depends on. */
export interface ChangeCondition<Props> {
  /** Completes "where …" or "when …". */
  readonly says: string;
  readonly holds: (edit: PropsEdit<Props>) => boolean;
}

/** One of several effects of a prop; the first whose edit and condition fit is the one. */
export interface ChangeCase<Props> {
  /** @default - every kind of edit */
  readonly edit?: EditKind;
  /** @default - always */
  readonly when?: ChangeCondition<Props>;
  readonly effect: ChangeEffect;
  /**
   * What the plan shows, where AWS or a controller decides: Terraform does not know then what becomes of the load balancer.
   *
   * @default - the effect
   */
  readonly plan?: ChangeEffect;
}

/** What changing, adding and removing a prop does to the traffic that runs. */
export interface PropChange<Props> {
  /** The arguments that it is written into, as `aws_lb.internal`; effect and source follow from them. */
  readonly becomes?: readonly string[];
  /** Whether the arguments are left out where the prop is, instead of being written with a default. @default false */
  readonly isLeftOut?: boolean;
  /** @default - what follows from the arguments */
  readonly effect?: ChangeEffect | readonly ChangeCase<Props>[];
  /** What clients notice, where the effect alone does not tell. @default - what follows from the effect */
  readonly clients?: string;
  /** @default - those of the arguments */
  readonly source?: string;
  /** Values to try: of the prop, or of an element where it is a list. */
  readonly edits: readonly unknown[];
  /** Whether it is a list, to which an edit adds an element. @default false */
  readonly isList?: boolean;
}

type Leaf =
  string | number | boolean | null | undefined | Construct | Conditions | Transforms | ((...args: never) => unknown);

/** The paths below a value, which has one of its own as well. */
type Below<Separator extends string, Path> = Path extends ''
  ? never
  : Path extends string
    ? `${Separator}${Path}`
    : never;

/** The path of a value and of everything in it: `[]` is for every element of a list, `*` for every key of a record. */
type PathsIn<Value> = Value extends Leaf
  ? ''
  : Value extends readonly (infer Element)[]
    ? '' | Below<'[]', PathsIn<Element>>
    : Value extends Readonly<Record<string, infer Element>>
      ? string extends keyof Value
        ? '' | Below<'.*', PathsIn<Element>>
        : '' | PathsOfKeys<Value>
      : '' | PathsOfKeys<Value>;

type PathsOfKeys<Value> = { [Key in keyof Value & string]-?: `.${Key}${PathsIn<Value[Key]>}` }[keyof Value & string];

/** Quotas are compared alone, whichever it is. */
type WithoutDot<Path> = Path extends `.quotas.${string}` ? never : Path extends `.${infer Rest}` ? Rest : never;

/** A row for each prop of an interface, down to the last one; the compiler refuses a table without one of them. */
export type PropChanges<Props> = Readonly<Record<WithoutDot<PathsIn<Props>>, PropChange<Props>>>;
