import { effects, quote } from '@eks-ingress/diagnostics';
import type { Condition, Reading, Relation } from './annotation';
import type { AnnotationFinding } from './annotation-finding';
import { type BadValueEffect, consequenceOf } from './bad-value-effect';
import type { Codec } from './codecs/codec';
import { type ControllerName, controllers } from './controllers';
import { findAnnotation } from './find-annotation';
import { keyPattern } from './key-pattern';
import { startSentence } from './start-sentence';
import { upstreamUrl } from './upstream-url';

/** An annotation of an object that its controller reads. */
export interface ReadAnnotation {
  readonly key: string;
  /** The key as the catalogue has it, which is a pattern for some. */
  readonly declared: string;
  readonly reading: Reading<unknown>;
  readonly codec: Codec<unknown>;
  /** Absent when the value is a bad one. */
  readonly value?: { readonly of: unknown };
}

/** What relations between annotations come to. */
export interface CheckedRelations {
  readonly findings: readonly AnnotationFinding[];
  /** The keys that the controller does not even look at. */
  readonly unread: ReadonlySet<string>;
}

/**
 * What annotations of one object lack, and which of them cannot stand together with what is in force. `without` has what
 * is out of sight and known to be absent.
 */
export function checkRelations(
  read: readonly ReadAnnotation[],
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
  without: readonly string[],
  place?: Relation['at'],
): CheckedRelations {
  const broken = read.flatMap((annotation) => {
    const { requires = [], conflicts = [] } = annotation.reading;
    const concerns = (relation: Relation) =>
      relation.at === place && isAbout(relation, annotation, annotations, controller, without);
    return [
      ...requires
        .filter((relation) => concerns(relation) && isMissing(relation, annotations, controller))
        .map((relation) => ({ annotation, relation, describe: missingCompanion })),
      ...conflicts
        .filter((relation) => concerns(relation) && isPresent(relation, annotations, controller))
        .map((relation) => ({ annotation, relation, describe: conflict })),
    ];
  });
  const unread = new Set(broken.filter(({ relation }) => relation.unread).map(({ annotation }) => annotation.key));
  return {
    unread,
    findings: broken
      .filter(({ annotation, relation }) => relation.unread === true || !unread.has(annotation.key))
      .map(({ annotation, relation, describe }) => describe(annotation, relation, controller)),
  };
}

/**
 * What the values that are in force in one place lack there, and which of them cannot stand together: the relations with
 * that `at`. A key whose value is undefined has one that cannot be read. Paths begin with the key.
 */
export function checkRelationsAt(
  place: NonNullable<Relation['at']>,
  values: Readonly<Record<string, unknown>>,
  controller: ControllerName,
): readonly AnnotationFinding[] {
  const annotations = Object.entries(values).flatMap(([key, value]) => inForce(key, value, controller));
  return checkRelations(annotations, annotations, controller, [], place).findings;
}

/** A value as if an annotation said it; nothing when the controller reads no such annotation. */
export function inForce(key: string, value: unknown, controller: ControllerName): readonly ReadAnnotation[] {
  const annotation = findAnnotation(key);
  const reading = annotation?.readBy[controller];
  if (annotation === undefined || reading === undefined) return [];
  const codec = reading.codec ?? annotation.codec;
  return [{ key, declared: annotation.key, reading, codec, ...(value !== undefined && { value: { of: value } }) }];
}

function isAbout(
  { annotation, unseen, unread = false, ownValues, when = [] }: Relation,
  { value }: ReadAnnotation,
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
  without: readonly string[],
): boolean {
  if (annotation === undefined || (unseen !== undefined && !without.includes(unseen))) return false;
  if (value === undefined && (!unread || ownValues)) return false;
  if (ownValues && !ownValues.some((own) => isEqual(own, value?.of))) return false;
  return when.every((condition) => stateOf(condition, annotations, controller) === 'holds');
}

function isMissing(relation: Relation, annotations: readonly ReadAnnotation[], controller: ControllerName): boolean {
  const states = conditionsOf(relation).map((condition) => stateOf(condition, annotations, controller));
  return states.every((state) => state === 'fails');
}

function isPresent(relation: Relation, annotations: readonly ReadAnnotation[], controller: ControllerName): boolean {
  return conditionsOf(relation).some((condition) => stateOf(condition, annotations, controller) === 'holds');
}

function conditionsOf({ annotation = '', or = [], is, isNot, below, matches }: Relation): readonly Condition[] {
  return [{ annotation, is, isNot, below, matches }, ...or.map((key) => ({ annotation: key }))];
}

// Unknown when the other annotation is there with a value that cannot be read: that is reported already.
function stateOf(
  { annotation, is, isNot, below, matches: form, absent: wantsNone = false }: Condition,
  annotations: readonly ReadAnnotation[],
  controller: ControllerName,
): 'holds' | 'fails' | 'unknown' {
  const pattern = keyPattern(annotation);
  const found = annotations.filter(
    ({ key, declared }) => key === annotation || declared === annotation || pattern?.parametersOf(key) !== undefined,
  );
  const matches = (value: unknown) =>
    (is === undefined || is.some((wanted) => isEqual(wanted, value))) &&
    !(isNot ?? []).some((unwanted) => isEqual(unwanted, value)) &&
    (below === undefined || Number(value) < below) &&
    (form === undefined || form.test(String(value)));
  if (wantsNone) return found.length === 0 ? 'holds' : 'fails';
  if (found.length > 0) {
    if (found.some(({ value }) => value !== undefined && matches(value.of))) return 'holds';
    return found.some(({ value }) => value === undefined) ? 'unknown' : 'fails';
  }
  if (is === undefined && isNot === undefined && below === undefined) return 'fails';
  const absent = findAnnotation(annotation)?.readBy[controller]?.default;
  if (absent === undefined) return is === undefined && below === undefined ? 'holds' : 'fails';
  return matches(absent) ? 'holds' : 'fails';
}

function missingCompanion(
  { key, reading }: ReadAnnotation,
  relation: Relation,
  controller: ControllerName,
): AnnotationFinding {
  const { annotation = '', or = [], is, isNot, effect = 'ignores', becomes, detail } = relation;
  const needed = `${[annotation, ...or].join(' or ')}${valuesIn(relation, controller)}`;
  return {
    id: 'annotation-missing-companion',
    severity: effects[effect].severity,
    message: `${key} needs ${needed}: ${detail}.`,
    why: whyOf(effect, becomes, controller),
    fix: `${is || isNot ? 'Set' : 'Add'} ${annotation}, or remove ${key}.`,
    path: [key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
    effect,
  };
}

function conflict({ key, reading }: ReadAnnotation, relation: Relation, controller: ControllerName): AnnotationFinding {
  const { annotation = '', or = [], effect = 'ignores', becomes, detail } = relation;
  const others = `${[annotation, ...or].join(' or ')}${valuesIn(relation, controller)}`;
  return {
    id: 'annotation-conflict',
    severity: effects[effect].severity,
    message: `${key} cannot be combined with ${others}: ${detail}.`,
    why: whyOf(effect, becomes, controller),
    fix: 'Keep one of them.',
    path: [key],
    source: upstreamUrl(controller, reading.docs ?? reading.source),
    effect,
  };
}

function whyOf(effect: BadValueEffect, becomes: string | undefined, controller: ControllerName): string {
  if (effect === 'ignores' && becomes === undefined)
    return `${startSentence(controllers[controller].title)} silently ignores it.`;
  return consequenceOf(effect, controller, becomes);
}

function valuesIn({ annotation = '', is, isNot, below, matches }: Relation, controller: ControllerName): string {
  const found = findAnnotation(annotation);
  const codec = found?.readBy[controller]?.codec ?? found?.codec;
  const written = (value: unknown) => quote(codec ? codec.format(value) : String(value));
  if (is) return ` at ${is.map(written).join(' or ')}`;
  if (matches !== undefined) return ' as it is';
  if (below !== undefined) return ` at less than ${written(below)}`;
  return isNot ? ` at something else than ${isNot.map(written).join(' or ')}` : '';
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
