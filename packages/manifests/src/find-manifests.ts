import { type Path, type ChartName, isMap } from '@eks-ingress/diagnostics';
import type { ValuesOf } from './chart-dependencies';
import { findChartName } from './find-chart-name';
import type { Fault } from './fault';
import type { Manifest } from './manifest';
import { readDocument } from './read-document';
import { recogniseValues } from './recognise-values';

/** A manifest of a document; its value is undefined where its text cannot be read. */
interface Found extends Omit<Manifest, 'document'> {
  /** What is wrong with its text, at offsets of it. */
  readonly faults?: readonly Fault[];
}

type Values = Readonly<Record<string, unknown>>;

export interface FindManifestsOptions {
  /** The path of the file, with `/`; values are recognised by it. */
  readonly file: string;
  /** Whose values the file holds, when that is known. */
  readonly valuesOf?: readonly ValuesOf[];
}

/** The Kubernetes objects of a document, and the values for known charts in it. */
export function findManifests(value: unknown, options: FindManifestsOptions): readonly Found[] {
  if (!isMap(value)) return [];
  if (isObject(value)) return findObjects(value, []);
  const known = options.valuesOf?.filter(({ under }) => under === undefined || isMap(value[under])) ?? [];
  const recognised = recogniseValues(value, options.file);
  const all = known.length > 0 ? known : recognised ? [recognised] : [];
  return all.map(({ chart, under }) =>
    under === undefined ? chartValues(chart, value, []) : chartValues(chart, value[under], [under]),
  );
}

function isObject(value: Values): boolean {
  return typeof value.apiVersion === 'string' && typeof value.kind === 'string';
}

function findObjects(value: Values, base: Path): readonly Found[] {
  const { apiVersion, kind, items } = value;
  if (Array.isArray(items) && String(kind).endsWith('List')) {
    // The items of a list of one kind may leave out what the list says for them.
    const said = kind === 'List' ? {} : { apiVersion, kind: String(kind).slice(0, -'List'.length) };
    return items.flatMap((item: unknown, index) => {
      const whole = isMap(item) ? { ...said, ...item } : undefined;
      return whole && isObject(whole) ? findObjects(whole, [...base, 'items', index]) : [];
    });
  }
  return [{ subject: { kind: 'object', value }, base }, ...findInlineValues(value, base)];
}

/** Values for a chart in the objects of those who install it. */
function findInlineValues(value: Values, base: Path): readonly Found[] {
  const { kind, apiVersion, spec } = value;
  if (!isMap(spec)) return [];
  const group = String(apiVersion).split('/')[0];
  if (group === 'argoproj.io' && kind === 'Application') return findArgoValues(spec, [...base, 'spec']);
  if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease') return findFluxValues(spec, [...base, 'spec']);
  return [];
}

function findArgoValues(spec: Values, base: Path): readonly Found[] {
  const several = Array.isArray(spec.sources) ? spec.sources : [];
  const sources = [
    { source: spec.source, path: [...base, 'source'] },
    ...several.map((source: unknown, index) => ({ source, path: [...base, 'sources', index] })),
  ];
  return sources.flatMap(({ source, path }) => {
    if (!isMap(source) || !isMap(source.helm)) return [];
    const chart = findChartName(source.chart) ?? findChartName(source.path);
    if (chart === undefined) return [];
    // Argo CD reads valuesObject alone when there are both.
    const { valuesObject, values } = source.helm;
    if (isMap(valuesObject)) return [chartValues(chart, valuesObject, [...path, 'helm', 'valuesObject'])];
    return findText(chart, values, [...path, 'helm', 'values']);
  });
}

function findFluxValues(spec: Values, base: Path): readonly Found[] {
  const template = isMap(spec.chart) && isMap(spec.chart.spec) ? spec.chart.spec.chart : undefined;
  const reference = isMap(spec.chartRef) ? spec.chartRef.name : undefined;
  const chart = findChartName(template) ?? findChartName(reference);
  return chart && isMap(spec.values) ? [chartValues(chart, spec.values, [...base, 'values'])] : [];
}

function findText(chart: ChartName, text: unknown, base: Path): readonly Found[] {
  if (typeof text !== 'string') return [];
  const { value, faults } = readDocument(text);
  return value === null ? [] : [{ ...chartValues(chart, value, base), isText: true, faults }];
}

function chartValues(chart: ChartName, value: unknown, base: Path): Found {
  return { subject: { kind: 'chart-values', chart, value }, base };
}
