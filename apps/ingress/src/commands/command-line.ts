import { parseArgs } from 'node:util';
import { nearest, quote } from '@eks-ingress/diagnostics';

/** The commands for one environment, each with what it takes beside its name. */
export const ENVIRONMENT_COMMANDS = {
  diff: {
    options: { report: { type: 'string' } },
    help: '--report <file>, which keeps what would change without secrets, and its digest.',
  },
  deploy: {
    options: { 'auto-approve': { type: 'boolean' }, digest: { type: 'string' } },
    help: '--auto-approve, which does not ask; --digest <digest>, which deploys nothing but the changes that have it.',
  },
  destroy: {
    options: { confirm: { type: 'string' } },
    help: '--confirm <environment>, which answers the question for its name.',
  },
  output: { options: {}, help: 'none.' },
} as const satisfies Readonly<Record<string, CommandDeclaration>>;

interface CommandDeclaration {
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  readonly help: string;
}

export type EnvironmentCommand = keyof typeof ENVIRONMENT_COMMANDS;

export interface CommandLine {
  readonly environment: string;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** What follows `--`, for `terraform plan` or `terraform output`. */
  readonly terraformArguments: readonly string[];
}

/** What a command line asks for, or why that cannot be. */
export function parseCommandLine(
  command: EnvironmentCommand,
  args: readonly string[],
  environments: readonly string[],
): CommandLine | string {
  const { options, help }: CommandDeclaration = ENVIRONMENT_COMMANDS[command];
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  let values: CommandLine['options'];
  let named: readonly string[];
  try {
    ({ values, positionals: named } = parseArgs({ args: [...own], options, allowPositionals: true }));
  } catch (error) {
    const [wrong = ''] = (error as Error).message.split('. To specify');
    return `${wrong}.\nThe options of ${command} are: ${help}\nWhat follows a second -- is for Terraform: npm run ${command} -- <environment> -- <options of Terraform>.`;
  }
  const known = environments.join(', ');
  const [environment, second] = named;
  if (environment === undefined) {
    return `Which environment? Run: npm run ${command} -- <environment>, with one of: ${known}.`;
  }
  const unknown = refuseUnknown(environment, environments);
  if (unknown !== undefined) return unknown;
  if (second !== undefined) {
    return `One environment at a time: ${quote(environment)} and ${quote(second)} were named. Run: npm run ${command} -- ${environment}`;
  }
  return { environment, options: values, terraformArguments: end === -1 ? [] : args.slice(end + 1) };
}

/** Why a name is that of no environment; undefined when it is one. */
export function refuseUnknown(name: string, environments: readonly string[]): string | undefined {
  if (environments.includes(name)) return undefined;
  const meant = nearest(name, environments);
  const hint =
    meant === undefined ? `The environments are: ${environments.join(', ')}.` : `Did you mean ${quote(meant)}?`;
  return `There is no environment ${quote(name)}. ${hint}`;
}
