import fc from 'fast-check';
import type { Annotation, ObjectKind } from './annotation';
import { catalogue } from './catalogue/catalogue';
import { type ControllerName, controllers } from './controllers';
import { explainAnnotation } from './explain-annotation';
import { parseAnnotations } from './parse-annotations';
import { suggestAnnotations } from './suggest-annotations';
import { malformedTexts } from './testing/malformed-texts';

const readings = (catalogue as readonly Annotation[]).flatMap(({ key, codec, readBy, appliesTo }) =>
  (Object.keys(readBy) as ControllerName[]).map((controller) => ({
    key: key.replace(/\$\{[^}]+\}/g, '80'),
    codec: readBy[controller]?.codec ?? codec,
    controller,
    on: appliesTo[0] as ObjectKind,
  })),
);
const cases = readings.map((reading) => [`${reading.key} by ${reading.controller}`, reading] as const);

const megabyte = 2 ** 20;

function timeOf(run: () => void): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

// Sixteen times the text takes sixteen times the work of the processor, or some more where memory is collected; work that
// grows with the square takes 256 times. Below some milliseconds the clock measures something else.
function growsTooFast(parse: (text: string) => void, shape: (size: number) => string): boolean {
  const [small, large] = [shape(2 ** 12), shape(2 ** 16)];
  if (timeOf(() => parse(large)) < 40) return false;
  const least = (text: string) => Math.min(...[1, 2, 3, 4, 5].map(() => timeOf(() => parse(text))));
  return least(large) > 40 && least(large) / Math.max(least(small), 0.1) > 128;
}

describe('malformed input', () => {
  it.each(cases)('of %s gives a value or a problem', (_, { codec }) => {
    for (const shape of Object.values(malformedTexts)) {
      for (const size of [1, 2, 64]) {
        const result = codec.parse(shape(size));
        expect(result.ok ? 'value' in result : result.problem.length > 0).toBe(true);
      }
    }
  });

  it.each(cases)('of %s is told in few words, however long it is', (_, { codec }) => {
    const text = 'x=y/z '.repeat(20_000);
    const result = codec.parse(text);
    expect(result.ok ? 0 : result.problem.length).toBeLessThan(1_000);
    const remarks = result.ok ? (result.remarks ?? []) : [];
    expect(Math.max(0, ...remarks.map(({ problem }) => problem.length))).toBeLessThan(1_000);
  });

  it.each(Object.entries(malformedTexts))('with %s takes work in proportion to its length', (_, shape) => {
    const slow = readings.filter(({ codec }) => growsTooFast((text) => void codec.parse(text), shape));
    expect(slow.map(({ key, controller }) => `${key} by ${controller}`)).toEqual([]);
  });

  it('that takes work out of proportion would be noticed', () => {
    let steps = 0;
    const square = (text: string) => {
      for (let one = 0; one < text.length; one += 1) for (let other = 0; other < text.length; other += 32) steps += 1;
    };
    expect(growsTooFast(square, (size) => 'a'.repeat(size))).toBe(true);
    expect(steps).toBeGreaterThan(0);
  });

  it('of a megabyte each is parsed, key for key', () => {
    for (const controller of Object.keys(controllers) as ControllerName[]) {
      const own = readings.filter((reading) => reading.controller === controller && reading.on !== 'Pod').slice(0, 12);
      const annotations = Object.fromEntries(own.map(({ key }) => [key, 'a,'.repeat(megabyte / 2)]));
      const { findings } = parseAnnotations(annotations, { on: own[0]?.on ?? 'Ingress', controller });
      for (const { message, why = '', fix = '' } of findings)
        expect(message.length + why.length + fix.length).toBeLessThan(4_000);
    }
  });

  it.each(cases)('of %s that is no text is said to be none', (_, { key, controller, on }) => {
    const values: readonly unknown[] = [true, 80, [], {}, ['a'], 10n, NaN];
    for (const value of values) {
      const { values: read, findings } = parseAnnotations({ [key]: value }, { on, controller });
      expect(read).toEqual({});
      expect(findings.map(({ id }) => id)).toEqual(['annotation-not-text']);
    }
  });

  it('with names of prototypes neither pollutes nor throws', () => {
    const annotations = JSON.parse(
      '{"__proto__": "x", "constructor": "x", "toString": "x", "hasOwnProperty": "x", "alb.ingress.kubernetes.io/__proto__": "x", "alb.ingress.kubernetes.io/actions.__proto__": "{\\"type\\":\\"__proto__\\"}", "alb.ingress.kubernetes.io/tags": "__proto__=polluted,constructor=x", "alb.ingress.kubernetes.io/listen-ports": "[{\\"__proto__\\":80}]", "alb.ingress.kubernetes.io/actions.a": "{\\"__proto__\\":{\\"type\\":\\"redirect\\"}}"}',
    ) as unknown;
    const { values } = parseAnnotations(annotations, { on: 'Ingress', controller: 'aws-load-balancer-controller' });
    expect(({} as Readonly<Record<string, unknown>>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(values['alb.ingress.kubernetes.io/tags'])).not.toBe('polluted');
    expect(Object.keys(values['alb.ingress.kubernetes.io/tags'] ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    [null],
    [undefined],
    [0],
    ['text'],
    [[]],
    [Symbol('a')],
    [() => 1],
    [new Map([['alb.ingress.kubernetes.io/scheme', 'internal']])],
    [Object.create(null)],
    [new Proxy({}, {})],
  ])('in place of annotations does not throw: %p', (annotations) => {
    for (const controller of Object.keys(controllers) as ControllerName[])
      expect(() => parseAnnotations(annotations, { on: 'Ingress', controller })).not.toThrow();
  });

  it('in place of keys does not throw', () => {
    const key = fc.oneof(
      fc.string(),
      fc
        .constantFrom(...readings.map((reading) => reading.key))
        .chain((known) => fc.string({ maxLength: 3 }).map((slip) => `${known}${slip}`)),
    );
    fc.assert(
      fc.property(key, (text) => {
        explainAnnotation(text);
        suggestAnnotations(text);
      }),
    );
    const long = `alb.ingress.kubernetes.io/${'a'.repeat(megabyte)}`;
    expect(explainAnnotation(long).state).toBe('unknown');
    expect(suggestAnnotations(long)).toEqual([]);
  });
});
