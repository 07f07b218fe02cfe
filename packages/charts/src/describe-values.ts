import type { Chart } from './chart';

/**
 * The values that a chart reads, from those that its own files name and from types by hand. A type by hand takes the
 * place of whatever is named at its value, below it or above it.
 */
export function describeValues(named: Chart['values'], types: Chart['values']): Chart['values'] {
  const typed = Object.keys(types);
  const left = Object.entries(named).filter(([path]) => !typed.some((other) => areRelated(path, other)));
  return Object.fromEntries([...left, ...Object.entries(types)].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function areRelated(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
