import { parseArgs } from 'node:util';
import { synthesizeWithCdktf } from './cdktf';
import { ENVIRONMENT_COMMANDS, type EnvironmentCommand } from './commands/command-line';
import { runEnvironmentCommand } from './commands/run-environment-command';
import { runDeliveryCommand } from './delivery/run-delivery-command';
import { removeStaleDrawings, writeDrawings } from './drawings';
import { loadEnvironments } from './load-environments';
import { formatReport } from './report';
import { formatSummary } from './summary';
import { synthesize } from './synthesize';

/**
 * Runs a command of the app and returns its exit code: `app` is what the cdktf CLI runs, `synth` runs that, `start` also
 * draws the stacks and prints a summary, `delivery` is what workflows do, and the others run Terraform on one environment.
 */
export async function main([command = '', ...args]: readonly string[]): Promise<number> {
  const environments = loadEnvironments();
  if (isEnvironmentCommand(command)) return await runEnvironmentCommand(command, args, environments);
  if (command === 'delivery') return runDeliveryCommand(args, environments);
  if (command === 'synth') return synthesizeWithCdktf(args, Object.keys(environments));

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

function isEnvironmentCommand(command: string): command is EnvironmentCommand {
  return Object.hasOwn(ENVIRONMENT_COMMANDS, command);
}

/** The options of a command line, or why it cannot be understood. */
function parseOptions(args: readonly string[]): { strict: boolean } | string {
  try {
    return parseArgs({ args: [...args], options: { strict: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    return `${(error as Error).message}\nThe options are: --strict, which makes every warning an error.`;
  }
}
