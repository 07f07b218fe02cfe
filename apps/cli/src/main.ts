import { CommanderError } from 'commander';
import { createProgram } from './program';
import { UsageError } from './usage-error';

/** Runs the command with its arguments. Returns the status that the process ends with: 0, 1 for findings, 2 for wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  let status = 0;
  const program = createProgram((value) => {
    status = value;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // commander has printed its own errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return 2;
  }
}
