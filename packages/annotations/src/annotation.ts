import type { BadValueEffect } from './bad-value-effect';
import type { Codec } from './codecs/codec';
import type { ControllerName } from './controllers';
import type { FeatureGateName } from './feature-gates';

/** The kinds of object that carry annotations of the catalogue. */
export type ObjectKind =
  'Ingress' | 'IngressClass' | 'Service' | 'Pod' | 'TargetGroupBinding' | 'Gateway' | 'GatewayClass';

/** What may stand for a placeholder of a patterned key: any name, a port number, or one of a list of words. */
export type KeyParameter = 'name' | 'port' | readonly string[];

/**
 * How values of several Ingresses of one IngressGroup come together.
 *
 * - `exclusive`: at most one distinct value in the group, else nothing of the group is built; Ingresses without the
 *   annotation go along with it.
 * - `exclusive-onwards`: the same, and once an Ingress has it, every later one in the order of the group needs it too.
 * - `exclusive-per-port`: the same as `exclusive`, among the Ingresses that share a listener port.
 * - `exclusive-per-https-port`: the same, among those that share an HTTPS listener.
 * - `exclusive-per-frontend-port`: the same, among those that share a port of the frontend Network Load Balancer.
 * - `once-per-frontend-port`: at most one Ingress has it, of those that share a port of the frontend Network Load
 *   Balancer; the same value twice is a conflict.
 * - `merge`: the union of all.
 * - `merge-per-key`: the union of all keys; one key with two values is an error.
 */
export type GroupBehaviour =
  | 'exclusive'
  | 'exclusive-onwards'
  | 'exclusive-per-port'
  | 'exclusive-per-https-port'
  | 'exclusive-per-frontend-port'
  | 'once-per-frontend-port'
  | 'merge'
  | 'merge-per-key';

/** ingress-nginx's own judgement of what an annotation lets its author do. */
export type Risk = 'Low' | 'Medium' | 'High' | 'Critical';

/** A state of another annotation of the same object; one that is absent has its default. */
export interface Condition {
  /** The key of the other annotation; every key of a pattern counts. */
  readonly annotation: string;
  /**
   * The values, as its codec reads them, of which it has one.
   *
   * @default any
   */
  readonly is?: readonly unknown[];
  /** The values of which it has none. */
  readonly isNot?: readonly unknown[];
  /** What its value, a number, is less than. */
  readonly below?: number;
  /** The form of its value, a text. */
  readonly matches?: RegExp;
  /**
   * Whether it is that the object has no such annotation.
   *
   * @default false
   */
  readonly absent?: boolean;
}

/**
 * What an annotation needs, or cannot be combined with. One that names another annotation is checked when annotations
 * are parsed; one that does not is prose.
 */
export interface Relation {
  /** The key of the other annotation, when it is about one; every key of a pattern counts. */
  readonly annotation?: string;
  /** More keys, of which one is as good as `annotation`. */
  readonly or?: readonly string[];
  /**
   * The values of the other annotation, as its codec reads them, that are needed or that conflict.
   *
   * @default any
   */
  readonly is?: readonly unknown[];
  /** The values of the other annotation that are not enough, or that do not conflict. */
  readonly isNot?: readonly unknown[];
  /** What the value of the other annotation, a number, is less than where it is needed or conflicts. */
  readonly below?: number;
  /** The form of the value of the other annotation, a text, where it is needed or conflicts. */
  readonly matches?: RegExp;
  /**
   * The values of this annotation that it is about.
   *
   * @default all
   */
  readonly ownValues?: readonly unknown[];
  /** What else has to hold for it to be about an object. */
  readonly when?: readonly Condition[];
  /**
   * What comes of it when it is not kept.
   *
   * @default 'ignores': the controller ignores this annotation
   */
  readonly effect?: BadValueEffect;
  /** What is read in place of this annotation, as `badValueBecomes` says it. */
  readonly becomes?: string;
  /**
   * Whether the controller does not even look at this annotation when it is not kept, so that a bad value goes unnoticed.
   *
   * @default false
   */
  readonly unread?: boolean;
  /**
   * Where it holds: `https-listener` when the controller looks only while it builds the actions of an HTTPS listener.
   * `checkRelationsAt` checks it there, with what is in force for an action.
   *
   * @default everywhere
   */
  readonly at?: 'https-listener';
  /** What meets it out of sight, such as a field of IngressClassParams; it is not reported then. */
  readonly unseen?: string;
  /** What comes of it, as a clause. */
  readonly detail: string;
}

/** Values that a controller takes and acts on, to the harm of their author or of others. */
export interface Caution<Value> {
  /** Whether it is about a value. */
  applies(value: Value): boolean;
  /** Values that it is about, as texts; they are its tests. */
  readonly examples: readonly [string, ...string[]];
  /** What happens, as a sentence. */
  readonly why: string;
  /** What to do instead, as a sentence. */
  readonly fix?: string;
  /**
   * What the controller does, when it is more than what the value says.
   *
   * @default nothing: the value does as it says, and that is the harm
   */
  readonly effect?: BadValueEffect;
}

/** That a key is on its way out. */
export interface Deprecation {
  /** The release that deprecated it. */
  readonly since?: string;
  /** The key that takes its place. */
  readonly replacement?: string;
  /** What to write there, when the value changes too. */
  readonly value?: string;
  /** What to do, as a sentence, when no annotation takes its place. */
  readonly instead?: string;
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
  /** Values that are taken, to somebody's harm. */
  readonly cautions?: readonly Caution<Value>[];
  /** What becomes of several values in an IngressGroup; absent when each object keeps its own. */
  readonly group?: GroupBehaviour;
  /**
   * Whether lists of the same items in another order are another value in a group.
   *
   * @default false
   */
  readonly groupOrderSensitive?: boolean;
  /**
   * Whether an empty value counts as none in a group.
   *
   * @default false: it is a value as others are
   */
  readonly groupIgnoresEmpty?: boolean;
  /** What the order of the Ingresses of a group decides, as a clause; absent when it decides nothing. */
  readonly groupOrder?: string;
  /** What the same annotation on a backend Service does to the one on the Ingress. */
  readonly backendService?: 'replaces' | 'merges-per-key';
  /** The field of IngressClassParams that silently wins over the annotation. */
  readonly ingressClassParams?: string;
  /** What a change does to what has been built already. */
  readonly onChange?: string;
  readonly risk?: Risk;
  /** What it changes, in ingress-nginx: the paths of its own Ingress, or whole servers with their other Ingresses. */
  readonly scope?: 'location' | 'ingress';
  /**
   * What becomes of a value that names an object of another namespace.
   *
   * @default nothing: the value names no object, or may name any
   */
  readonly crossNamespace?: BadValueEffect;
  /** The key of ingress-nginx's ConfigMap that holds for Ingresses without the annotation. */
  readonly configMapKey?: string;
  /** The feature gate of the AWS Load Balancer Controller without which it is not read. */
  readonly featureGate?: FeatureGateName;
  /** The keys of ingress-nginx's ConfigMap without which it is not read, with their defaults. */
  readonly allowedBy?: string;
  /** What an empty value is taken for, when it is not a bad one. */
  readonly emptyValue?: string;
  /** Where the documentation says something else than the code does, as a sentence; the code is what is modelled. */
  readonly docsDisagree?: string;
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
  /** The key that this one is an old name of; when an object has both, that one is read. */
  readonly aliasOf?: string;
}
