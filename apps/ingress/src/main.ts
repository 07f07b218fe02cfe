import { cdktf, CDKTF_COMMANDS, type CdktfCommand } from './cdktf';
import { loadEnvironments } from './load-environments';
import { formatReport } from './report';
import { formatSummary } from './summary';
import { synthesize } from './synthesize';

/**
 * Runs a command of the app and returns its exit code: `app` is what the cdktf CLI runs, `start` also prints a summary,
 * and the others call the cdktf CLI.
 */
export async function main([command = '', ...args]: readonly string[]): Promise<number> {
  const environments = loadEnvironments();
  if (isCdktfCommand(command)) return cdktf(command, args, Object.keys(environments));

  const synthesis = synthesize(environments);
  const report = formatReport(synthesis);
  if (report !== '') {
    console.error(report);
    return 1;
  }
  if (command === 'start') console.log(formatSummary(synthesis, process.env.INIT_CWD ?? process.cwd()));
  return 0;
}

function isCdktfCommand(command: string): command is CdktfCommand {
  return (CDKTF_COMMANDS as readonly string[]).includes(command);
}
