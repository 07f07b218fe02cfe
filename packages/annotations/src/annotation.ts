import type { BadValueEffect } from './bad-value-effects';
import type { Codec } from './codecs/codec';
import type { ControllerName } from './controllers';

/** The kinds of object that carry annotations of the catalogue. */
export type ObjectKind =
  'Ingress' | 'IngressClass' | 'Service' | 'Pod' | 'TargetGroupBinding' | 'Gateway' | 'GatewayClass';

/** What may stand for a placeholder of a patterned key: any name, a port number, or one of a list of words. */
export type KeyParameter = 'name' | 'port' | readonly string[];

/**
 * How values of several Ingresses of one IngressGroup come together.
 *
 * - `exclusive`: at most one distinct value in the group, else nothing of the group is built.
 * - `exclusive-per-port`: the same, among the Ingresses that share a listener port.
 * - `merge`: the union of all.
 * - `merge-per-key`: the union of all keys; one key with two values is an error.
 */
export type GroupBehaviour = 'exclusive' | 'exclusive-per-port' | 'merge' | 'merge-per-key';

/** ingress-nginx's own judgement of what an annotation lets its author do. */
export type Risk = 'Low' | 'Medium' | 'High' | 'Critical';

/** Another annotation or a condition that one needs, or cannot be combined with. */
export interface Relation {
  /** The key of the other annotation, when it is about one. */
  readonly annotation?: string;
  readonly detail: string;
}

/** That a key is on its way out. */
export interface Deprecation {
  /** The release that deprecated it. */
  readonly since?: string;
  /** The key that takes its place. */
  readonly replacement?: string;
  /** What to write there, when the value changes too. */
  readonly value?: string;
}

/** How one controller reads an annotation. */
export interface Reading<Value> {
  /** The release that first reads it; a range such as `<=0.9.0` where only bounds are known. */
  readonly since?: string;
  /**
   * How this controller parses the value.
   *
   * @default the codec of the annotation
   */
  readonly codec?: Codec<Value>;
  /** What holds when the annotation is absent. */
  readonly default?: Value;
  /** What holds when the annotation is absent, where it is not one fixed value. */
  readonly defaultNote?: string;
  readonly onBadValue: BadValueEffect;
  /** What a bad value is taken for, completing "takes it for …" or "ignores it and uses …". */
  readonly badValueBecomes?: string;
  readonly deprecated?: Deprecation;
  readonly requires?: readonly Relation[];
  readonly conflicts?: readonly Relation[];
  /** What becomes of several values in an IngressGroup; absent when each object keeps its own. */
  readonly group?: GroupBehaviour;
  /** What the same annotation on a backend Service does to the one on the Ingress. */
  readonly backendService?: 'replaces' | 'merges-per-key';
  /** The field of IngressClassParams that silently wins over the annotation. */
  readonly ingressClassParams?: string;
  /** What a change does to what has been built already. */
  readonly onChange?: string;
  readonly risk?: Risk;
  /** What else is surprising. */
  readonly note?: string;
  /** The documentation, as a file of the controller's repository. */
  readonly docs?: string;
  /** The code that reads it, as a file of the controller's repository. */
  readonly source: string;
}

/** One annotation: its key, its values, and who reads it where. */
export interface Annotation<
  Key extends string = string,
  Value = unknown,
  Kind extends ObjectKind = ObjectKind,
  Controller extends ControllerName = ControllerName,
  Parameters extends Readonly<Record<string, KeyParameter>> = Readonly<Record<string, KeyParameter>>,
> {
  /** The key; one with placeholders, such as `…/actions.${action-name}`, is a pattern. */
  readonly key: Key;
  /** What it decides, in one sentence. */
  readonly summary: string;
  readonly codec: Codec<Value>;
  /** The kinds of object it is read on. */
  readonly appliesTo: readonly Kind[];
  readonly readBy: { readonly [Name in Controller]?: Reading<Value> };
  /** What may stand for each placeholder of the key. */
  readonly parameters?: Parameters;
}
