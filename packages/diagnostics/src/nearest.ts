import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was most likely meant by a misspelt name, or undefined when none is close
 * (more than a third of the letters differ).
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  // A longer input is not a typo, and the distance costs the product of both lengths.
  if (name.length > 256) return undefined;
  const typed = name.toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const edits = distance(typed, known);
    const isClose = edits <= Math.max(1, Math.floor(known.length / 3)) || hasSameLetters(typed, known);
    if (isClose && (best === undefined || edits < best.edits)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}

/** Letters in another order, which cost two edits each but are one slip of the fingers. */
function hasSameLetters(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
}
