import { Argument, Command } from 'commander';
import { completionCandidates } from '../completion/completion-candidates';
import { completionScripts, type Shell } from '../completion/completion-scripts';

/** `eks-ingress completion`: what a shell needs to complete the command. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print a script that completes this command in a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(completionScripts)))
    .addHelpText(
      'after',
      `
Examples:
  eks-ingress completion bash > /etc/bash_completion.d/eks-ingress
  eks-ingress completion zsh > "\${fpath[1]}/_eks-ingress"
  eks-ingress completion fish > ~/.config/fish/completions/eks-ingress.fish`,
    )
    .action((shell: Shell) => {
      process.stdout.write(completionScripts[shell]);
    });
}

/** `eks-ingress complete`: what the scripts ask; the last word is the one that is typed. */
export function completeCommand(program: Command): Command {
  return new Command('complete').argument('[word...]').action((words: readonly string[]) => {
    const candidates = completionCandidates(program, words);
    process.stdout.write(candidates.map((candidate) => `${candidate}\n`).join(''));
  });
}
