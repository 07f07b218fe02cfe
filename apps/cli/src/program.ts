import { Command } from 'commander';
import { annotationsCommand } from './commands/annotations';
import { completeCommand, completionCommand } from './commands/completion';
import { diagramCommand } from './commands/diagram';
import { explainCommand } from './commands/explain';
import { lintCommand } from './commands/lint';
import { rulesCommand } from './commands/rules';
import { version } from './version';

/** The command line. @param setStatus called with the status to end with, when it is not 0 */
export function createProgram(setStatus: (status: number) => void): Command {
  const program = new Command('eks-ingress')
    .description('Checks load-balancer manifests and Helm values before the cluster sees them.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('Run with --help for what there is.')
    .exitOverride()
    .addHelpText(
      'after',
      `
Exit status:
  0  nothing was found
  1  an error was found, or more warnings than --max-warnings
  2  the command was used or configured in a wrong way

Examples:
  eks-ingress lint deploy/
  helm template charts/shop | eks-ingress lint -
  eks-ingress explain alb.ingress.kubernetes.io/listen-ports`,
    );
  const commands = [
    lintCommand(setStatus),
    explainCommand(),
    rulesCommand(),
    annotationsCommand(),
    diagramCommand(),
    completionCommand(),
  ];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  program.addCommand(completeCommand(program), { hidden: true });
  return program;
}
