import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'shell-quote';
import type { Problem } from './problem';
import type { CodeBlock, Page } from './read-page';

/** What commands are compared with. */
export interface KnownCommands {
  readonly root: string;
  /** The scripts of the root's package.json. */
  readonly scripts: readonly string[];
  /** The packages and apps of the workspace. */
  readonly packages: readonly string[];
  /** The folders of environments' files, by name. */
  readonly environments: readonly string[];
  /** The options of each command of the CLI; `''` holds those of the program itself. */
  readonly cli: Readonly<Record<string, readonly string[]>>;
}

/** Programs that are not of this repository; nothing more is known of them. */
const ELSEWHERE = ['aws', 'curl', 'docker', 'git', 'grep', 'helm', 'kubectl', 'kustomize', 'terraform', 'xargs'];

/** Commands in `sh` blocks that name what is not there: a script, a file, an environment, a command or option of the CLI. */
export function findCommandProblems(page: Page, known: KnownCommands): readonly Problem[] {
  return page.blocks
    .filter(({ language }) => language === 'sh')
    .flatMap((block) =>
      commandsIn(block).flatMap((words) => {
        const message = judge(words, known);
        return message === undefined ? [] : [{ where: `${page.path}:${block.line}`, message }];
      }),
    );
}

/** The commands of a block, each as words, without comments and assignments. */
function commandsIn({ code }: CodeBlock): readonly (readonly string[])[] {
  const lines = code.replaceAll('\\\n', ' ').split('\n');
  return lines.flatMap((line) => {
    const commands: string[][] = [[]];
    for (const part of parse(line, (name) => `$${name}`)) {
      if (typeof part === 'string') commands.at(-1)?.push(part);
      else if ('op' in part && part.op === 'glob') commands.at(-1)?.push(part.pattern);
      else if ('op' in part) commands.push([]);
    }
    return commands
      .map((words) => words.slice(words.findIndex((word) => !/^\w+=/.test(word))))
      .filter((words) => words.length > 0 && !/^\w+=/.test(words[0] ?? ''));
  });
}

function judge([program = '', ...args]: readonly string[], known: KnownCommands): string | undefined {
  switch (program) {
    case 'npm':
      return judgeNpm(args, known);
    case 'npx':
      return judgeNpx(args, known);
    case 'eks-ingress':
      return judgeCli(args, known);
    case 'bash':
    case 'cd':
    case 'node': {
      const path = args.find((arg) => !arg.startsWith('-')) ?? '.';
      return existsSync(join(known.root, path)) ? undefined : `There is no ${path}.`;
    }
    default:
      return ELSEWHERE.includes(program) || program.endsWith('=') ? undefined : `Nobody knows the command ${program}.`;
  }
}

function judgeNpm([command = '', ...args]: readonly string[], known: KnownCommands): string | undefined {
  if (command === 'ci') return undefined;
  if (command === 'install') {
    const unknown = args.filter((arg) => arg.startsWith('@eks-ingress/') && !known.packages.includes(arg));
    return unknown.length === 0 ? undefined : `There is no package ${unknown.join(', ')}.`;
  }
  const [script = '', ...rest] = command === 'run' ? args : [command, ...args];
  if (!known.scripts.includes(script)) return `package.json has no script ${script}.`;
  const [environment] = rest.slice(rest.indexOf('--') + 1);
  const takesEnvironment = ['synth', 'diff', 'deploy', 'destroy', 'output'].includes(script);
  if (!takesEnvironment || environment === undefined || /^[-$<]/.test(environment)) return undefined;
  return known.environments.includes(environment) ? undefined : `There is no environment ${environment}.`;
}

function judgeNpx([program = '', ...args]: readonly string[], known: KnownCommands): string | undefined {
  if (program === 'eks-ingress' || program === '@eks-ingress/cli') return judgeCli(args, known);
  if (program === 'nx') {
    const project = args.find((arg) => arg.startsWith('@eks-ingress/'));
    return project === undefined || known.packages.includes(project) ? undefined : `There is no project ${project}.`;
  }
  return existsSync(join(known.root, 'node_modules/.bin', program)) ? undefined : `${program} is not installed here.`;
}

function judgeCli(args: readonly string[], { cli }: KnownCommands): string | undefined {
  const command = args.find((arg) => !arg.startsWith('-')) ?? '';
  const options = cli[command];
  if (options === undefined) return `eks-ingress has no command ${command}.`;
  const unknown = args
    .filter((arg) => /^--?[a-z]/.test(arg))
    .map((arg) => arg.replace(/=.*/, ''))
    .filter((option) => !options.includes(option) && cli['']?.includes(option) !== true);
  return unknown.length === 0 ? undefined : `eks-ingress ${command} has no option ${unknown.join(', ')}.`;
}
