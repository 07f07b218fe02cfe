import { membersOf } from '@eks-ingress/diagnostics';
import type { ChartValueType } from '@eks-ingress/charts';
import type { Checkout } from './checkout';
import { UnexpectedShape } from './unexpected-shape';

/**
 * What a chart says of its values: each way to a value that values.yaml or a template names, with the type of its
 * default. A map is one value where no template looks into it, and `any` is a default that says nothing.
 */
export function readChartValues(checkout: Checkout, folder: string): Readonly<Record<string, ChartValueType>> {
  const named = namedByTemplates(checkout, folder);
  const file = `${folder}/values.yaml`;
  const defaults = checkout.yaml(file);
  if (Object.keys(membersOf(defaults)).length === 0) throw new UnexpectedShape(file, 'a map of values');
  const values = new Map(leaves(defaults, named));
  for (const path of named) {
    if (![...values.keys()].some((known) => isAtOrBelow(path, known) || isAtOrBelow(known, path)))
      values.set(path, 'any');
  }
  return Object.fromEntries([...values].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function namedByTemplates(checkout: Checkout, folder: string): readonly string[] {
  const files = [
    ...checkout.filesBelow(`${folder}/templates`, '.yaml'),
    ...checkout.filesBelow(`${folder}/templates`, '.tpl'),
  ];
  const texts = files.map((file) => checkout.text(file).replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, ''));
  const named = texts.flatMap((text) => [...text.matchAll(/\.Values\.(\w+(?:\.\w+)*)/g)].map(([, path = '']) => path));
  if (named.length === 0) throw new UnexpectedShape(`${folder}/templates`, 'templates that name .Values');
  return [...new Set(named)].sort();
}

function leaves(value: unknown, named: readonly string[], path = ''): readonly (readonly [string, ChartValueType])[] {
  return Object.entries(membersOf(value)).flatMap(([key, member]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const inner = Object.keys(membersOf(member));
    const isWhole = named.includes(at) && !named.some((other) => other !== at && isAtOrBelow(other, at));
    if (inner.length > 0 && !isWhole) return leaves(member, named, at);
    return [[at, typeOf(member)] as const];
  });
}

function typeOf(value: unknown): ChartValueType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  if (Number.isInteger(value)) return 'integer';
  return typeof value === 'object' && value !== null ? 'map' : 'any';
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}
