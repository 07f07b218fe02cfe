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
    const edits = distance(typed, candidate.toLowerCase());
    if (edits <= Math.max(1, Math.floor(candidate.length / 3)) && (best === undefined || edits < best.edits)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}
