import { parseArgs } from 'node:util';
import { describe, mutate } from './mutate';

/** Of the mutations, how many have to be caught. */
const LEAST = 0.95;

/**
 * Runs the command and returns its exit status: 0 when enough mutations are caught, 1 when they are not, 2 when it cannot
 * tell, 130 when it is interrupted.
 */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error('Usage: npm run mutate -- --seed NUMBER [--count NUMBER] [--workers NUMBER]');
    return 2;
  }
  const interrupt = new AbortController();
  const stop = (signal: NodeJS.Signals): void => interrupt.abort(new Error(`Interrupted by ${signal}.`));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const judged = await mutate({ ...options, root, print: console.log, signal: interrupt.signal });
    const survivors = judged.filter(({ outcome }) => outcome.kind === 'survived');
    if (survivors.length > 0) console.log('\nNo test notices:');
    for (const { outcome, ...mutation } of survivors) console.log(`  ${describe(mutation, outcome)}`);
    const caught = judged.length - survivors.length;
    console.log(`\nSeed ${options.seed}: ${caught} of ${judged.length} mutations are caught.`);
    if (judged.length < options.count) console.error(`There are no more than ${judged.length}.`);
    return judged.length > 0 && caught >= judged.length * LEAST ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return interrupt.signal.aborted ? 130 : 2;
  }
}

function readOptions(args: readonly string[]) {
  const number = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { seed: number, count: number, workers: number } });
    const { seed, count = '60', workers = '1' } = values;
    const options = { seed: Number(seed), count: Number(count), workers: Number(workers) };
    return Object.values(options).every(Number.isSafeInteger) ? options : undefined;
  } catch {
    return undefined;
  }
}
