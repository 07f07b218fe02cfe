import { parseArgs } from 'node:util';
import { cdktf, CDKTF_COMMANDS, type CdktfCommand } from './cdktf';
import { removeStaleDrawings, writeDrawings } from './drawings';
import { loadEnvironments } from './load-environments';
import { formatReport } from './report';
import { formatSummary } from './summary';
import { synthesize } from './synthesize';

/**
 * Runs a command of the app and returns its exit code: `app` is what the cdktf CLI runs, `start` also draws the stacks and
 * prints a summary, and the others call the cdktf CLI.
 */
export async function main([command = '', ...args]: readonly string[]): Promise<number> {
  const environments = loadEnvironments();
  if (isCdktfCommand(command)) return cdktf(command, args, Object.keys(environments));

  const options = parseOptions(args);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  const synthesis = synthesize(environments, options);
  const report = formatReport(synthesis);
  if (report !== '') {
    console.error(report);
    return 1;
  }
  if (command === 'start') {
    await writeDrawings(synthesis);
    console.log(formatSummary(synthesis, process.env.INIT_CWD ?? process.cwd()));
  } else {
    removeStaleDrawings(synthesis);
  }
  return 0;
}

function isCdktfCommand(command: string): command is CdktfCommand {
  return (CDKTF_COMMANDS as readonly string[]).includes(command);
}

/** The options of a command line, or why it cannot be understood. */
function parseOptions(args: readonly string[]): { strict: boolean } | string {
  try {
    return parseArgs({ args: [...args], options: { strict: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    return `${(error as Error).message}\nThe options are: --strict, which makes every warning an error.`;
  }
}
