/** Above this spread of its own runs, a floor says more about the machine than about what is measured. */
export const STEADY = 0.15;
export const ATTEMPTS = 3;

/** What is judged, and what it is compared with; both return milliseconds. */
export interface Subject {
  readonly figure: () => number;
  readonly floor: () => number;
}

export interface Summary {
  readonly median: number;
  /** How far the middle half of the runs reaches, as a part of the median. */
  readonly spread: number;
}

export interface Measurement {
  readonly figure: Summary;
  readonly floor: Summary;
  /** The median of the figure, in medians of the floor. */
  readonly ratio: number;
  readonly verdict: 'within' | 'over' | 'not measured';
}

/**
 * Runs both by turns, so that a busy moment of the machine hits both, and judges their ratio. When the floor is not steady,
 * everything is measured again; after three times nothing is said of the ratio.
 */
export function measure({ figure, floor }: Subject, { runs, limit }: { runs: number; limit: number }): Measurement {
  let measurement: Measurement | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const times = { figure: [] as number[], floor: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      times.floor.push(floor());
      times.figure.push(figure());
    }
    measurement = judge(summarize(times.figure), summarize(times.floor), limit);
    if (measurement.verdict !== 'not measured') break;
  }
  if (measurement === undefined) throw new Error('There is nothing to measure.');
  return measurement;
}

function judge(figure: Summary, floor: Summary, limit: number): Measurement {
  const ratio = figure.median / floor.median;
  const known = ratio > limit ? 'over' : 'within';
  return { figure, floor, ratio, verdict: floor.spread > STEADY ? 'not measured' : known };
}

/** The exit status of a run: 1 when a ratio is over its limit, 3 when one could not be measured. */
export function statusOf(measurements: readonly Measurement[]): 0 | 1 | 3 {
  const verdicts = measurements.map(({ verdict }) => verdict);
  if (verdicts.includes('over')) return 1;
  return verdicts.length === 0 || verdicts.includes('not measured') ? 3 : 0;
}

function summarize(times: readonly number[]): Summary {
  const sorted = [...times].sort((one, other) => one - other);
  const median = quantile(sorted, 0.5);
  return { median, spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median };
}

/** Between two values, as near to each as the part is. */
function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(position)] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
  return below + (above - below) * (position - Math.floor(position));
}
