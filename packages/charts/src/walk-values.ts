import { membersOf, type Path } from '@eks-ingress/diagnostics';
import type { Chart, ChartValueType } from './chart';

/** A value that somebody gives, and what the chart has for it: nothing, where the type is missing. */
export interface GivenValue {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly type?: ChartValueType;
}

/** The values that somebody gives to a chart, as deep as the chart knows them. Those that are null are taken away. */
export function* walkValues(chart: Chart, values: unknown, base: readonly string[] = []): Iterable<GivenValue> {
  for (const [key, value] of Object.entries(membersOf(values))) {
    const path = [...base, key];
    const type = typeOf(chart, path);
    const isForeign = type === undefined && path[0] !== undefined && chart.foreign.includes(path[0]);
    if (value === null || value === undefined || isForeign) continue;
    if (type === undefined || Object.hasOwn(chart.values, path.join('.'))) {
      yield { path, value, ...(type !== undefined && { type }) };
    } else if (Object.keys(membersOf(value)).length > 0) {
      yield* walkValues(chart, value, path);
    } else if (typeof value !== 'object' || Array.isArray(value)) {
      yield { path, value, type };
    }
  }
}

/** What a chart expects at a way; undefined when it reads nothing there. */
export function typeOf(chart: Chart, path: Path): ChartValueType | undefined {
  const name = path.join('.');
  if (Object.hasOwn(chart.values, name)) return chart.values[name];
  return keysBelow(chart, name).length > 0 ? 'map' : undefined;
}

/** The keys that a chart reads in the map at a way. */
export function keysBelow(chart: Chart, name: string): readonly string[] {
  const start = name === '' ? '' : `${name}.`;
  const keys = Object.keys(chart.values)
    .filter((known) => known.startsWith(start))
    .map((known) => known.slice(start.length).split('.')[0] ?? '');
  return [...new Set(keys)];
}
