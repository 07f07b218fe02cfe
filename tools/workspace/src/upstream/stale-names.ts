import type { Source } from '../read-workspace';

/** The names that data holds: its keys, and the texts of its lists. */
export function namesOf(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value))
    return new Set(value.flatMap((item) => (typeof item === 'string' ? [item] : [...namesOf(item)])));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.entries(value).flatMap(([key, member]) => [key, ...namesOf(member)]));
}

/** A line of a source that says a name. */
export interface Mention {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** Where sources say names, as words of their own; names of fewer than four characters say too little. */
export function findMentions(sources: readonly Source[], names: readonly string[]): readonly Mention[] {
  const long = names.filter((name) => name.length > 3);
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        long.filter((name) => says(line, name)).map((name) => ({ name, path, line: index + 1 })),
      ),
  );
}

function says(line: string, name: string): boolean {
  const at = line.indexOf(name);
  return at >= 0 && !/[\w/.-]/.test(line[at - 1] ?? '') && !/[\w/-]/.test(line[at + name.length] ?? '');
}
