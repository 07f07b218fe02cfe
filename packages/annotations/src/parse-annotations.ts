import { type Diagnostic, nearest, quote } from '@eks-ingress/diagnostics';
import type { Annotation, ObjectKind, Reading } from './annotation';
import type { AnnotationValues } from './annotation-values';
import { badValueEffects } from './bad-value-effects';
import type { Codec, IgnoredPart, ParseFailure } from './codecs/codec';
import { type ControllerName, controllers } from './controllers';
import { explainUnknownKey } from './explain-unknown-key';
import { families } from './families';
import { findAnnotation } from './find-annotation';
import { isParameter, keyPattern } from './key-pattern';
import { notModelled } from './not-modelled';
import { startSentence } from './start-sentence';
import { upstreamUrl } from './upstream-url';

/** The object that annotations stand on. */
export interface ParseAnnotationsOptions<Kind extends ObjectKind, Controller extends ControllerName> {
  /** Its kind. */
  readonly on: Kind;
  /** The controller that it is for. */
  readonly controller: Controller;
}

/** What annotations say, and all that is wrong with them. */
export interface ParsedAnnotations<Kind extends ObjectKind, Controller extends ControllerName> {
  /** The values that the controller reads, by key. */
  readonly values: AnnotationValues<Kind, Controller>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Parsed {
  readonly entry?: readonly [key: string, value: unknown];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the annotations of an object as a controller does. Every problem is reported at once and nothing is thrown,
 * whatever is passed. Annotations of others, such as `kubectl.kubernetes.io/…`, are left alone.
 */
export function parseAnnotations<const Kind extends ObjectKind, const Controller extends ControllerName>(
  annotations: unknown,
  { on, controller }: ParseAnnotationsOptions<Kind, Controller>,
): ParsedAnnotations<Kind, Controller> {
  if (annotations === undefined || annotations === null)
    return { values: {} as AnnotationValues<Kind, Controller>, diagnostics: [] };
  if (typeof annotations !== 'object' || Array.isArray(annotations)) {
    return { values: {} as AnnotationValues<Kind, Controller>, diagnostics: [notAMap(annotations)] };
  }
  const parsed = Object.entries(annotations).map(([key, value]) => parseAnnotation(key, value, on, controller));
  return {
    values: Object.fromEntries(parsed.flatMap(({ entry }) => (entry ? [entry] : []))) as AnnotationValues<
      Kind,
      Controller
    >,
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}

function parseAnnotation(key: string, value: unknown, on: ObjectKind, controller: ControllerName): Parsed {
  const annotation = findAnnotation(key);
  if (annotation === undefined) return { diagnostics: explain(key, controller) };
  const reading = annotation.readBy[controller];
  if (reading === undefined) return { diagnostics: [otherController(key, annotation, controller)] };
  if (!annotation.appliesTo.includes(on)) return { diagnostics: [otherObject(key, annotation, on, controller)] };
  if (typeof value !== 'string') return { diagnostics: [notText(key, value)] };

  const misplaced = wrongParameters(key, annotation, controller, reading);
  if (misplaced.length > 0) return { diagnostics: misplaced };

  const diagnostics = deprecation(key, reading, controller);
  const codec = reading.codec ?? annotation.codec;
  const result = codec.parse(value);
  if (!result.ok) return { diagnostics: [...diagnostics, badValue(key, value, result, codec, reading, controller)] };
  const ignored = (result.ignored ?? []).map((part) => ignoredPart(key, part, controller));
  return { entry: [key, result.value], diagnostics: [...diagnostics, ...ignored] };
}

function explain(key: string, controller: ControllerName): readonly Diagnostic[] {
  // Outside of the families a key that is not modelled is shared: many controllers read kubernetes.io/ingress.class.
  const owned = families.some(({ prefix }) => key.startsWith(prefix));
  const readers = owned ? readersOf(key) : [];
  if (readers.includes(controller)) return [];
  if (readers.length > 0) {
    const titles = readers.map((name) => controllers[name].title);
    return [readByOthers(key, titles, controller)];
  }
  const diagnostic = explainUnknownKey(key, controller);
  return diagnostic ? [diagnostic] : [];
}

function readersOf(key: string): readonly ControllerName[] {
  return (Object.keys(controllers) as ControllerName[]).filter((name) =>
    notModelled[name].some((known) => known === key || keyPattern(known)?.parametersOf(key)),
  );
}

function notAMap(annotations: unknown): Diagnostic {
  return {
    id: 'annotations-not-a-map',
    severity: 'error',
    message: `Annotations are ${describe(annotations)}; they have to be a map of strings.`,
    why: 'Kubernetes refuses the object.',
    path: [],
  };
}

// Not with JSON: what comes out of a parser of YAML may be a bigint, or refer to itself.
function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}

function otherController(key: string, annotation: Annotation, controller: ControllerName): Diagnostic {
  const readers = (Object.keys(annotation.readBy) as ControllerName[]).map((name) => controllers[name].title);
  return readByOthers(key, readers, controller);
}

function readByOthers(key: string, readers: readonly string[], controller: ControllerName): Diagnostic {
  return {
    id: 'annotation-other-controller',
    severity: 'warning',
    message: `${key} is read by ${readers.join(' and ')}, not by ${controllers[controller].title}.`,
    why: 'The controller of this object ignores it without a word.',
    fix: 'Remove it, or check which controller the object is for.',
    path: [key],
  };
}

function otherObject(key: string, annotation: Annotation, on: ObjectKind, controller: ControllerName): Diagnostic {
  const kinds = annotation.appliesTo.join(' or ');
  return {
    id: 'annotation-other-object',
    severity: 'error',
    message: `${key} is read on ${kinds}, not on ${on}.`,
    why: 'Here it is ignored without a word.',
    fix: `Move it to the ${kinds}.`,
    path: [key],
    source: sourceOf(annotation.readBy[controller], controller),
  };
}

function notText(key: string, value: unknown): Diagnostic {
  return {
    id: 'annotation-not-text',
    severity: 'error',
    message: `${key} is ${describe(value)}; the value of an annotation has to be a string.`,
    why: 'Kubernetes refuses the object.',
    fix:
      typeof value === 'boolean' || typeof value === 'number'
        ? `Quote it: "${value}".`
        : 'Write it as text, in quotes.',
    path: [key],
  };
}

function wrongParameters(
  key: string,
  annotation: Annotation,
  controller: ControllerName,
  reading: Reading<unknown>,
): readonly Diagnostic[] {
  const found = Object.entries(keyPattern(annotation.key)?.parametersOf(key) ?? {});
  return found.flatMap(([name, text]): Diagnostic[] => {
    const parameter = annotation.parameters?.[name];
    if (parameter === undefined || isParameter(parameter, text)) return [];
    const expected = typeof parameter === 'string' ? `a ${parameter}` : `one of ${parameter.join(', ')}`;
    return [
      {
        id: 'annotation-key-parameter',
        severity: 'error',
        message: `${key} has ${quote(text)} for \${${name}}, which has to be ${expected}.`,
        why: 'Nothing has that name, so it is ignored without a word.',
        path: [key],
        source: sourceOf(reading, controller),
      },
    ];
  });
}

function deprecation(key: string, reading: Reading<unknown>, controller: ControllerName): readonly Diagnostic[] {
  const { deprecated } = reading;
  if (deprecated === undefined) return [];
  const { since, replacement, value } = deprecated;
  return [
    {
      id: 'annotation-deprecated',
      severity: 'warning',
      message: `${key} is deprecated${since === undefined ? '' : ` since ${since}`}.`,
      why: 'A later release may stop reading it.',
      fix: replacement && `Use ${replacement} instead${value === undefined ? '' : `, such as ${quote(value)}`}.`,
      path: [key],
      source: sourceOf(reading, controller),
    },
  ];
}

function badValue(
  key: string,
  text: string,
  { problem, refusedBy }: ParseFailure,
  codec: Codec<unknown>,
  reading: Reading<unknown>,
  controller: ControllerName,
): Diagnostic {
  const effect = badValueEffects[refusedBy === 'aws' ? 'passes-on' : reading.onBadValue];
  const meant = nearest(text.trim(), codec.suggestions ?? []);
  return {
    id: 'annotation-bad-value',
    severity: effect.severity,
    message: `${key} is ${quote(text)}: ${problem}.`,
    why: effect.why(controller, reading.badValueBecomes),
    fix: meant === undefined ? `Write ${codec.expects}.` : `Did you mean ${quote(meant)}?`,
    path: [key],
    source: sourceOf(reading, controller),
  };
}

function ignoredPart(key: string, { at, meant }: IgnoredPart, controller: ControllerName): Diagnostic {
  return {
    id: 'annotation-ignored-field',
    severity: 'warning',
    message: `${key} has ${quote(at)}, which is not read.`,
    why: `${startSentence(controllers[controller].title)} skips fields that it does not know or need, without a word.`,
    fix: meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`,
    path: [key],
  };
}

function sourceOf(reading: Reading<unknown> | undefined, controller: ControllerName): string | undefined {
  return reading && upstreamUrl(controller, reading.docs ?? reading.source);
}
