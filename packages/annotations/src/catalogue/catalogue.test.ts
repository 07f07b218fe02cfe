import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation } from '../annotation';
import { controllers, type ControllerName } from '../controllers';
import { families, sharedKeys } from '../families';
import { keyPattern } from '../key-pattern';
import { awsLoadBalancerController } from '../upstream/aws-load-balancer-controller';
import { cloudProviderAws } from '../upstream/cloud-provider-aws';
import { ingressNginx } from '../upstream/ingress-nginx';
import type { UpstreamNames } from '../upstream/upstream-names';
import { catalogue } from './catalogue';
import { outputAnnotations } from './outputs';
import { removedAnnotations } from './removed';

const upstream: Readonly<Record<ControllerName, UpstreamNames>> = {
  'aws-load-balancer-controller': awsLoadBalancerController,
  'cloud-provider-aws': cloudProviderAws,
  'ingress-nginx': ingressNginx,
};
const controllerNames = Object.keys(controllers) as ControllerName[];
const annotations: readonly Annotation[] = catalogue;
const entries = annotations.map((annotation) => [annotation.key, annotation] as const);
const readings = annotations.flatMap(({ key, codec, readBy }) =>
  Object.entries(readBy).map(
    ([controller, reading]) => [`${key} by ${controller}`, reading, reading.codec ?? codec] as const,
  ),
);
const upstreamKeys = new Set(Object.values(upstream).flatMap(({ keys }) => keys));

describe('the catalogue and upstream', () => {
  it.each(controllerNames)('know the same annotations of %s', (controller) => {
    const read = annotations.filter(({ readBy }) => readBy[controller] !== undefined).map(({ key }) => key);
    const written = outputAnnotations.filter((output) => output.controller === controller).map(({ key }) => key);
    expect(differences([...read, ...written], upstream[controller].keys)).toEqual({ missing: [], stale: [] });
  });

  it.each(controllerNames)('know no annotation of %s both as removed and as read', (controller) => {
    const removed = removedAnnotations.filter((annotation) => annotation.controller === controller);
    expect(removed.filter(({ key }) => upstream[controller].keys.includes(key))).toEqual([]);
  });

  it('name what takes the place of a removed annotation as upstream does', () => {
    const replacements = removedAnnotations.flatMap(({ replacement }) => replacement?.annotations ?? []);
    expect(replacements.filter((key) => !upstreamKeys.has(key))).toEqual([]);
  });

  it('are told apart both ways', () => {
    expect(differences(['a', 'gone'], ['a', 'new'])).toEqual({ missing: ['new'], stale: ['gone'] });
  });
});

describe('a caution', () => {
  const cautions = readings.flatMap(([title, { cautions: ofReading = [] }, codec]) =>
    ofReading.flatMap((caution) => caution.examples.map((example) => ({ title, example, caution, codec }))),
  );

  it.each(cautions)('of $title is about "$example", which its controller takes', ({ example, caution, codec }) => {
    const parsed = codec.parse(example);
    expect(parsed.ok && caution.applies(parsed.value)).toBe(true);
  });
});

function differences(modelled: readonly string[], known: readonly string[]) {
  return {
    missing: known.filter((key) => !modelled.includes(key)),
    stale: modelled.filter((key) => !known.includes(key)),
  };
}

describe('the catalogue', () => {
  it('has each key once', () => {
    const keys = annotations.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('has all that its files declare', () => {
    const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const declared = folders.flatMap(({ name }) =>
      readdirSync(join(__dirname, name))
        .filter((file) => file !== `${name}.ts` && !file.endsWith('.test.ts'))
        .flatMap((file) => Object.values(jest.requireActual<object>(join(__dirname, name, file))))
        .filter((value) => Array.isArray(value))
        .flat(),
    );
    expect(new Set(declared)).toEqual(new Set([...annotations, ...removedAnnotations]));
  });

  it.each(entries)('says of %s what it decides, where and for whom', (_, { summary, appliesTo, readBy }) => {
    expect(summary).toMatch(/^[A-Z].*[.]$/);
    expect(appliesTo).not.toHaveLength(0);
    expect(Object.keys(readBy)).not.toHaveLength(0);
  });

  it.each(entries)('has %s begin as a family of its controllers does', (key, { readBy }) => {
    if (sharedKeys.includes(key)) return;
    const family = families.find(({ prefix }) => key.startsWith(prefix));
    expect(family?.controllers).toEqual(expect.arrayContaining(Object.keys(readBy)));
  });

  it.each(entries)('says what may stand for the placeholders of %s', (key, { parameters = {} }) => {
    const placeholders = [...key.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name);
    expect(Object.keys(parameters)).toEqual(placeholders);
    expect(keyPattern(key) === undefined).toBe(placeholders.length === 0);
  });

  it.each(readings)(
    'names other annotations of %s as upstream does',
    (_, { requires = [], conflicts = [], deprecated }) => {
      const named = [...requires, ...conflicts].map(({ annotation }) => annotation);
      const missing = [...named, deprecated?.replacement].filter((key) => key !== undefined && !upstreamKeys.has(key));
      expect(missing).toEqual([]);
    },
  );

  it.each(readings)('has a default of %s that can be written', (_, reading, codec) => {
    if (reading.default === undefined) return;
    expect(codec.parse(codec.format(reading.default))).toEqual({ ok: true, value: reading.default });
  });

  it.each(readings)('points from %s to files upstream', (_, { docs = 'docs/a.md', source }) => {
    expect(docs).toMatch(/^docs\/[\w/-]+\.md(#[\w.-]+)?$/);
    expect(source).toMatch(/^(pkg|internal|controllers)\/[\w/]+\.go$/);
  });
});
