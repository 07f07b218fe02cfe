/** The port of a listener that has another one afterwards. */
export interface PortChange {
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

/** Where the search for a port begins on which a listener can wait for its own to be free. */
const FIRST_FREE_PORT = 8080;

/**
 * The ports to be deployed one after the other, so that no listener gets a port that another one still has. Listeners that
 * exchange theirs go over a free port.
 */
export function planPorts(changes: readonly PortChange[]): readonly Readonly<Record<string, number>>[] {
  const current = new Map(changes.map(({ key, before }) => [key, before]));
  const steps: Readonly<Record<string, number>>[] = [];
  let waiting = changes.filter(({ before, after }) => before !== after);
  while (waiting.length > 0) {
    const taken = new Set(current.values());
    const next = waiting.filter(({ after }) => !taken.has(after));
    const [first] = waiting;
    if (next.length > 0) {
      for (const { key, after } of next) current.set(key, after);
      waiting = waiting.filter((change) => !next.includes(change));
    } else if (first !== undefined) {
      let free = FIRST_FREE_PORT;
      while (taken.has(free) || changes.some(({ after }) => after === free)) free += 1;
      current.set(first.key, free);
    }
    steps.push(Object.fromEntries(current));
  }
  return steps;
}
