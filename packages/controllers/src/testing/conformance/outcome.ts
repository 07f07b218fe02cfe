/** How one case of the controllers compares with what the package says. */
export interface Outcome {
  readonly id: string;
  readonly section: string;
  readonly result: 'agreed' | 'disagreed' | 'set aside' | 'names no annotation';
  /** What the controller does, and what the package says, where they differ. */
  readonly expected?: string;
  readonly got?: string;
  /** Why it is set aside. */
  readonly reason?: string;
}

type Verdict = string;

/** Compares verdicts first, and then what was read. */
export function compare(
  id: string,
  section: string,
  verdicts: { readonly expected: Verdict; readonly got: Verdict; readonly because?: string },
  differences: readonly string[] = [],
): Outcome {
  if (verdicts.expected !== verdicts.got) {
    const got = verdicts.because === undefined ? verdicts.got : `${verdicts.got}: ${verdicts.because}`;
    return { id, section, result: 'disagreed', expected: verdicts.expected, got };
  }
  if (differences.length > 0)
    return { id, section, result: 'disagreed', expected: `${verdicts.expected} with`, got: differences.join('; ') };
  return { id, section, result: 'agreed' };
}
