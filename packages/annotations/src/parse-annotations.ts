import { effects, nearest, quote } from '@eks-ingress/diagnostics';
import type { Annotation, Caution, ObjectKind, Reading } from './annotation';
import type { AnnotationFinding } from './annotation-finding';
import type { AnnotationValues } from './annotation-values';
import { consequenceOf } from './bad-value-effect';
import { outputAnnotations } from './catalogue/outputs';
import { removedAnnotations } from './catalogue/removed';
import { checkAnnotationTypes, checkType } from './check-annotation-types';
import { checkFeatureGates, passesGate } from './check-feature-gates';
import { checkFlags } from './check-flags';
import { checkReferences } from './check-references';
import { checkRelations, inForce, type ReadAnnotation } from './check-relations';
import { checkRisk } from './check-risk';
import type { Codec, IgnoredPart, ParseFailure, Remark } from './codecs/codec';
import type { ControllerSettings } from './controller-settings';
import { type ControllerName, controllers } from './controllers';
import { explainUnknownKey } from './explain-unknown-key';
import { sharedKeys } from './families';
import { findAnnotation } from './find-annotation';
import { insist } from './insist';
import { isParameter, keyPattern } from './key-pattern';
import type { OutputAnnotation } from './output-annotation';
import type { RemovedAnnotation } from './removed-annotation';
import { startSentence } from './start-sentence';
import { upstreamUrl } from './upstream-url';

/** The object that annotations stand on. */
export interface ParseAnnotationsOptions<Kind extends ObjectKind, Controller extends ControllerName> {
  /** Its kind. */
  readonly on: Kind;
  /** The controller that it is for. */
  readonly controller: Controller;
  /**
   * Its namespace, which references to other objects are held against.
   *
   * @default unknown: such references are not checked
   */
  readonly namespace?: string;
  /**
   * Whether what the controller silently ignores or replaces is an error.
   *
   * @default false: a warning
   */
  readonly strict?: boolean;
  /**
   * How the controller is set up.
   *
   * @default as it comes
   */
  readonly settings?: ControllerSettings;
  /**
   * What the catalogue names as out of sight of the annotations, such as `spec.loadBalancerClass`, and is known to be
   * absent.
   *
   * @default nothing: what depends on it is not reported
   */
  readonly without?: readonly string[];
  /**
   * What is in force whatever the annotations say, by their keys, such as what IngressClassParams set; undefined where
   * nothing is in force that an annotation could say. An annotation with one of the keys is not read.
   *
   * @default nothing
   */
  readonly overruledBy?: Readonly<Record<string, unknown>>;
}

/** What annotations say, and all that is wrong with them. */
export interface ParsedAnnotations<Kind extends ObjectKind, Controller extends ControllerName> {
  /** The values that are in force, by key. */
  readonly values: AnnotationValues<Kind, Controller>;
  /** What annotations say that are overruled, by key; undefined where it is no value. @default nothing is overruled */
  readonly overruled?: Readonly<Record<string, unknown>>;
  readonly findings: readonly AnnotationFinding[];
}

interface Parsed {
  readonly read?: ReadAnnotation;
  readonly findings: readonly AnnotationFinding[];
}

/**
 * Reads the annotations of an object as a controller does. Every problem is reported at once and nothing is thrown,
 * whatever is passed. Annotations of others, such as `kubectl.kubernetes.io/…`, are left alone.
 */
export function parseAnnotations<const Kind extends ObjectKind, const Controller extends ControllerName>(
  annotations: unknown,
  options: ParseAnnotationsOptions<Kind, Controller>,
): ParsedAnnotations<Kind, Controller> {
  const { on, controller, namespace, strict = false, settings = {}, without = [], overruledBy = {} } = options;
  const isMap = typeof annotations === 'object' && annotations !== null && !Array.isArray(annotations);
  const given: object = isMap ? annotations : {};
  const parsed = Object.entries(given).map(([key, value]) => parseAnnotation(key, value, on, controller));
  const written = parsed.flatMap((one) => (one.read ? [one.read] : []));
  const isOverruled = (key: string) => Object.hasOwn(overruledBy, key);
  const own = written.filter(({ key }) => !isOverruled(key));
  const ofOthers = Object.entries(overruledBy).flatMap(([key, value]) => inForce(key, value, controller));
  const read = own.filter((annotation) => passesGate(annotation, settings));
  const holding = [...read, ...ofOthers.filter((annotation) => passesGate(annotation, settings))];
  const relations = checkRelations(read, holding, controller, without);
  const unread = new Set([
    ...relations.unread,
    ...outdone(read, given),
    ...own.filter((annotation) => !passesGate(annotation, settings)).map(({ key }) => key),
    ...Object.keys(overruledBy),
  ]);
  const ofText = [
    ...parsed.flatMap((one) => one.findings),
    ...checkReferences(read, controller, namespace, settings),
    ...checkFlags(read, controller, settings),
  ];
  const findings = [
    ...(isMap ? [] : checkAnnotationTypes(annotations)),
    ...ofText.filter(({ about, path: [key] }) => about === 'key' || !unread.has(String(key))),
    ...checkFeatureGates(own, settings),
    // The keys alone decide: whether a value is looked at is no matter here.
    ...checkRisk(read, controller, settings),
    ...checkAliases(read, controller, unread),
    ...relations.findings,
  ];
  const valuesOf = (found: readonly ReadAnnotation[]) =>
    Object.fromEntries(found.flatMap(({ key, value }) => (value ? [[key, value.of] as const] : [])));
  const overruled = written.flatMap(({ key, value }) => (isOverruled(key) ? [[key, value?.of] as const] : []));
  return {
    values: valuesOf(holding) as AnnotationValues<Kind, Controller>,
    ...(overruled.length > 0 && { overruled: Object.fromEntries(overruled) }),
    findings: strict ? findings.map(insist) : findings,
  };
}

function parseAnnotation(key: string, given: unknown, on: ObjectKind, controller: ControllerName): Parsed {
  if (typeof given === 'string') return parseText(key, given, on, controller);
  const findings = checkType(key, given);
  return given === null ? parseNull(findings, parseText(key, '', on, controller)) : { findings };
}

// The API server decodes null as "". What comes of that is said in one finding.
function parseNull(ofType: readonly AnnotationFinding[], { read, findings }: Parsed): Parsed {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { ...(read && { read }), findings: errors.length > 0 ? errors : ofType };
}

function parseText(key: string, value: string, on: ObjectKind, controller: ControllerName): Parsed {
  const annotation = findAnnotation(key);
  if (annotation === undefined) return { findings: explain(key, controller) };
  const reading = annotation.readBy[controller];
  if (reading === undefined) {
    return { findings: sharedKeys.includes(key) ? [] : [otherController(key, annotation, controller)] };
  }
  if (!annotation.appliesTo.includes(on)) {
    return { findings: sharedKeys.includes(key) ? [] : [otherObject(key, annotation, on, controller)] };
  }

  const misplaced = wrongParameters(key, annotation, controller, reading);
  if (misplaced.length > 0) return { findings: misplaced };

  const findings = deprecation(key, reading, controller);
  const codec = reading.codec ?? annotation.codec;
  const read = { key, declared: annotation.key, reading, codec };
  const result = codec.parse(value);
  if (!result.ok) {
    if (value === '' && reading.emptyValue !== undefined) return { findings };
    const unread = (result.ignored ?? []).map((part) => ignoredPart(key, part, controller));
    const bad = badValue(key, value, result, codec, reading, controller);
    return { read, findings: [...findings, bad, ...unread] };
  }
  const found = result.value;
  // There may be a remark for each of many items, and each quotes the text.
  const beginning = value.slice(0, 200);
  return {
    read: { ...read, value: { of: found } },
    findings: [
      ...findings,
      ...(result.ignored ?? []).map((part) => ignoredPart(key, part, controller)),
      ...(result.remarks ?? []).map((remark) => remarked(key, beginning, remark, controller)),
      ...(reading.cautions ?? [])
        .filter((caution) => caution.applies(found))
        .map((caution) => harmful(key, value, caution, reading, controller)),
    ],
  };
}

// Of a key and its old name one is looked at: the old name when the other one is empty.
function outdone(read: readonly ReadAnnotation[], annotations: object): readonly string[] {
  return read.flatMap(({ key, declared }) => {
    const original = findAnnotation(declared)?.aliasOf;
    if (original === undefined || !read.some((other) => other.key === original)) return [];
    return [Object.entries(annotations).some(([name, text]) => name === original && text === '') ? original : key];
  });
}

function checkAliases(
  read: readonly ReadAnnotation[],
  controller: ControllerName,
  unread: ReadonlySet<string>,
): readonly AnnotationFinding[] {
  return read.flatMap(({ key, declared, reading }) => {
    const original = findAnnotation(declared)?.aliasOf;
    if (original === undefined || !unread.has(key)) return [];
    return [
      {
        id: 'annotation-conflict',
        severity: 'warning',
        message: `${key} cannot be combined with ${original}, of which it is an old name.`,
        why: `${startSentence(controllers[controller].title)} reads ${original} and silently ignores this one.`,
        fix: 'Remove it.',
        path: [key],
        source: sourceOf(reading, controller),
        effect: 'ignores',
      },
    ];
  });
}

function explain(key: string, controller: ControllerName): readonly AnnotationFinding[] {
  const output = outputAnnotations.find((annotation) => annotation.key === key);
  if (output?.controller === controller) return [outputOnly(output)];
  const removed = removedAnnotations.find((annotation) => annotation.key === key);
  if (removed?.controller === controller) return [removal(removed)];
  if (output) return [readByOthers(key, [controllers[output.controller].title], controller)];
  const finding = explainUnknownKey(key, controller);
  return finding ? [finding] : [];
}

function otherController(key: string, annotation: Annotation, controller: ControllerName): AnnotationFinding {
  const readers = (Object.keys(annotation.readBy) as ControllerName[]).map((name) => controllers[name].title);
  return readByOthers(key, readers, controller);
}

function readByOthers(key: string, readers: readonly string[], controller: ControllerName): AnnotationFinding {
  return {
    id: 'annotation-other-controller',
    about: 'key',
    severity: 'warning',
    message: `${key} is read by ${readers.join(' and ')}, not by ${controllers[controller].title}.`,
    why: 'The controller of this object ignores it without a word.',
    fix: 'Remove it, or check which controller the object is for.',
    path: [key],
    effect: 'ignores',
  };
}

function otherObject(
  key: string,
  annotation: Annotation,
  on: ObjectKind,
  controller: ControllerName,
): AnnotationFinding {
  const kinds = annotation.appliesTo.join(' or ');
  return {
    id: 'annotation-other-object',
    about: 'key',
    severity: 'error',
    message: `${key} is read on ${kinds}, not on ${on}.`,
    why: 'Here it is ignored without a word.',
    fix: `Move it to the ${kinds}.`,
    path: [key],
    source: sourceOf(annotation.readBy[controller], controller),
  };
}

function wrongParameters(
  key: string,
  annotation: Annotation,
  controller: ControllerName,
  reading: Reading<unknown>,
): readonly AnnotationFinding[] {
  const found = Object.entries(keyPattern(annotation.key)?.parametersOf(key) ?? {});
  return found.flatMap(([name, text]): AnnotationFinding[] => {
    const parameter = annotation.parameters?.[name];
    if (parameter === undefined || isParameter(parameter, text)) return [];
    const expected = typeof parameter === 'string' ? `a ${parameter}` : `one of ${parameter.join(', ')}`;
    return [
      {
        id: 'annotation-key-parameter',
        about: 'key',
        severity: 'error',
        message: `${key} has ${quote(text)} for \${${name}}, which has to be ${expected}.`,
        why: 'Nothing has that name, so it is ignored without a word.',
        path: [key],
        source: sourceOf(reading, controller),
      },
    ];
  });
}

function deprecation(key: string, reading: Reading<unknown>, controller: ControllerName): readonly AnnotationFinding[] {
  const { deprecated } = reading;
  if (deprecated === undefined) return [];
  const { since, replacement, value, instead } = deprecated;
  return [
    {
      id: 'annotation-deprecated',
      about: 'key',
      severity: 'warning',
      message: `${key} is deprecated${since === undefined ? '' : ` since ${since}`}.`,
      why: 'A later release may stop reading it.',
      fix: replacement
        ? `Use ${replacement} instead${value === undefined ? '' : `, such as ${quote(value)}`}.`
        : instead,
      path: [key],
      ...(replacement !== undefined && value === undefined && { meant: { key: replacement } }),
      source: sourceOf(reading, controller),
    },
  ];
}

function badValue(
  key: string,
  text: string,
  failure: ParseFailure,
  codec: Codec<unknown>,
  reading: Reading<unknown>,
  controller: ControllerName,
): AnnotationFinding {
  const { problem, becomes = reading.badValueBecomes } = failure;
  const effect = failure.effect ?? (failure.refusedBy === 'aws' ? 'passes-on' : reading.onBadValue);
  const meant = nearest(text.trim(), codec.suggestions ?? []);
  return {
    id: 'annotation-bad-value',
    severity: effects[effect].severity,
    message: `${key} is ${quote(text)}: ${problem}.`,
    why: consequenceOf(effect, controller, becomes),
    fix: meant === undefined ? `Write ${codec.expects}.` : `Did you mean ${quote(meant)}?`,
    path: [key],
    ...(meant !== undefined && { meant: { value: meant } }),
    source: sourceOf(reading, controller),
    effect,
  };
}

function ignoredPart(key: string, { at, meant }: IgnoredPart, controller: ControllerName): AnnotationFinding {
  return {
    id: 'annotation-ignored-field',
    severity: 'warning',
    message: `${key} has ${quote(at)}, which is not read.`,
    why: `${startSentence(controllers[controller].title)} skips fields that it does not know or need, without a word.`,
    fix: meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`,
    path: [key],
    effect: 'ignores',
  };
}

const remarkKinds = {
  spelling: { id: 'annotation-spelling', severity: 'info', effect: undefined },
  ignored: { id: 'annotation-ignored-part', severity: 'warning', effect: 'ignores' },
  misread: { id: 'annotation-misread-part', severity: 'warning', effect: 'misreads' },
  harmful: { id: 'annotation-harmful-value', severity: 'warning', effect: undefined },
} as const;

function remarked(
  key: string,
  text: string,
  { kind, problem, why, fix }: Remark,
  controller: ControllerName,
): AnnotationFinding {
  const { effect, ...what } = remarkKinds[kind];
  const silently = effect && consequenceOf(effect, controller, 'something else');
  return {
    ...what,
    message: `${key} is ${quote(text)}: ${problem}.`,
    why: why ?? silently,
    fix,
    path: [key],
    ...(effect && { effect }),
  };
}

function harmful(
  key: string,
  text: string,
  { why, fix, effect }: Caution<unknown>,
  reading: Reading<unknown>,
  controller: ControllerName,
): AnnotationFinding {
  return {
    id: 'annotation-harmful-value',
    severity: effect === undefined ? 'warning' : effects[effect].severity,
    message: `${key} is ${quote(text)}, which the controller takes.`,
    why: effect === undefined ? why : `${why} ${consequenceOf(effect, controller)}`,
    fix,
    path: [key],
    source: sourceOf(reading, controller),
    ...(effect && { effect }),
  };
}

function outputOnly({ key, summary, writtenBy, controller, whenSet, source }: OutputAnnotation): AnnotationFinding {
  return {
    id: 'annotation-output-only',
    about: 'key',
    severity: 'warning',
    message: `${key} is written by ${writtenBy ?? controllers[controller].title}, and is not for anybody else to set.`,
    why: whenSet ?? summary,
    fix: 'Remove it.',
    path: [key],
    source: upstreamUrl(controller, source),
    effect: 'ignores',
  };
}

function removal({ key, controller, removedIn, replacement, note, source }: RemovedAnnotation): AnnotationFinding {
  const instead = replacement?.annotations.join(' and ');
  const value = replacement?.value === undefined ? '' : `, such as ${quote(replacement.value)}`;
  return {
    id: 'annotation-removed',
    about: 'key',
    severity: 'warning',
    message: `${key} is no longer read: ${controllers[controller].title} removed it in ${removedIn}.`,
    why: 'It is ignored without a word.',
    fix: [instead && `Use ${instead} instead${value}.`, note].filter(Boolean).join(' ') || 'Remove it.',
    path: [key],
    source: source && upstreamUrl(controller, source),
    effect: 'ignores',
  };
}

function sourceOf(reading: Reading<unknown> | undefined, controller: ControllerName): string | undefined {
  return reading && upstreamUrl(controller, reading.docs ?? reading.source);
}
