import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ATTEMPTS, measure, type Measurement, STEADY, statusOf, type Summary } from './measure';
import { rows } from './rows';

/**
 * Measures the rows with these names, or all of them, and returns the exit status: 0 when every ratio is within its limit,
 * 1 when one is over it, 2 for a name that no row has, 3 when one could not be measured.
 */
export function main(root: string, names: readonly string[]): number {
  const unknown = names.filter((name) => rows.every((row) => row.name !== name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Use one of ${rows.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const measurements: Measurement[] = [];
  for (const row of rows.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-bench-'));
    try {
      const measurement = measure(row.prepare(root, scratch), row);
      measurements.push(measurement);
      console.log(
        [
          `${row.name}: ${describe(measurement)} (usual: ${row.usual}, limit: ${row.limit}, runs: ${row.runs})`,
          `  ${row.figure}: ${inWords(measurement.figure)}`,
          `  ${row.floor}: ${inWords(measurement.floor)}`,
        ].join('\n'),
      );
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }
  return statusOf(measurements);
}

function describe({ ratio, verdict }: Measurement): string {
  if (verdict === 'not measured') {
    return `not measured: the floor varies by more than ${STEADY * 100} %, ${ATTEMPTS} times`;
  }
  return `ratio ${ratio.toFixed(2)}${verdict === 'over' ? ', OVER THE LIMIT' : ''}`;
}

function inWords({ median, spread }: Summary): string {
  return `median ${Math.round(median)} ms, spread ${Math.round(spread * 100)} %`;
}
