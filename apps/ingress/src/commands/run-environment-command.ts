import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { quote, type Path } from '@eks-ingress/diagnostics';
import { removeStaleDrawings } from '../drawings';
import { locateInEnvironment } from '../environment-file';
import { formatReading } from '../plan/format-reading';
import { formatReport } from '../report';
import { synthesize } from '../synthesize';
import { initializeStack, planStack, type StackFolder } from '../terraform/plan-stack';
import { runTerraform } from '../terraform/run-terraform';
import { ask } from './ask';
import { parseCommandLine, type CommandLine, type EnvironmentCommand } from './command-line';
import { findProtectedDeletions, findProtectedLoadBalancers } from './deletion-protection';
import { findAccountProblem, findTerraformProblem } from './preflight';

/** The exit code of what is refused before anything changes. */
const REFUSED = 2;

/** Runs Terraform on an environment, once nothing speaks against it, and returns the exit code. */
export async function runEnvironmentCommand(
  command: EnvironmentCommand,
  args: readonly string[],
  environments: Readonly<Record<string, unknown>>,
): Promise<number> {
  const line = parseCommandLine(command, args, Object.keys(environments));
  if (typeof line === 'string') return refuse(line);
  const terraformProblem = findTerraformProblem();
  if (terraformProblem !== undefined) return refuse(terraformProblem);

  const synthesis = synthesize(environments);
  const stack = synthesis.stacks.find(({ environmentName }) => environmentName === line.environment);
  if (stack === undefined) {
    console.error(formatReport(synthesis));
    return 1;
  }
  removeStaleDrawings(synthesis);
  const { account, region } = stack.environment;
  const target = {
    environment: line.environment,
    folder: join(synthesis.outdir, 'stacks', line.environment),
    declared: {
      environment: stack.environment,
      locate: (path: Path) => locateInEnvironment(line.environment, path),
    },
  };
  const problem =
    (command === 'destroy' ? findDestroyProblem(target, line) : undefined) ??
    findAccountProblem({ environment: line.environment, account, region });
  if (problem !== undefined) return refuse(problem);
  return await RUN[command](target, line);
}

function refuse(why: string): number {
  console.error(why);
  return REFUSED;
}

const RUN: Readonly<Record<EnvironmentCommand, (stack: StackFolder, line: CommandLine) => Promise<number>>> = {
  diff: (stack, { terraformArguments, options: { report: file } }) =>
    planStack(stack, terraformArguments, async ({ report }) => {
      if (typeof file === 'string') {
        writeFileSync(resolve(process.env.INIT_CWD ?? '', file), `${JSON.stringify(report, null, 2)}\n`);
      }
      const reading = formatReading(report);
      if (reading !== '') console.log(reading);
      return report.refusals.length > 0 ? REFUSED : 0;
    }),

  deploy: (stack, { terraformArguments, options: { digest, 'auto-approve': approved } }) =>
    planStack(stack, terraformArguments, async ({ report, apply }) => {
      const { refusals, unneeded } = report;
      if (refusals.length > 0 || unneeded.some(({ severity }) => severity === 'error')) {
        return refuse(`${formatReading(report)}\nNothing was deployed.`);
      }
      if (report.isEmpty) return 0;
      console.error(formatReading(report));
      if (digest !== undefined && digest !== report.digest) {
        console.error(
          `The changes to ${stack.environment} are not those that were reviewed: their digest is ${quote(report.digest)}, and ${quote(digest)} was asked for.\n` +
            'Something has changed since: another deployment, or somebody by hand. Nothing was deployed. Review the plan above, and deploy with its digest.',
        );
        return 1;
      }
      const question = `Type yes to deploy this to ${stack.environment}: `;
      return approved === true || (await ask(question)) === 'yes' ? await apply() : dismiss('deployed');
    }),

  destroy: ({ environment, folder }, { terraformArguments, options: { confirm } }) =>
    planStack({ environment, folder }, ['-destroy', ...terraformArguments], async ({ report, apply }) => {
      if (report.isEmpty) return 0;
      const held = findProtectedDeletions(report);
      if (held.length > 0) return refuse(explainProtection(environment, held));
      const question = `This destroys ${environment}. Type its name to do so: `;
      const name = typeof confirm === 'string' ? confirm : await ask(question);
      return name === environment ? await apply() : dismiss('destroyed');
    }),

  output: async ({ folder }, { terraformArguments }) => {
    const initialized = await initializeStack(folder);
    if (initialized !== 0) return initialized;
    return (await runTerraform(folder, ['output', ...terraformArguments])).status;
  },
};

function dismiss(participle: string): number {
  console.error(`Nothing was ${participle}.`);
  return 1;
}

/** Destroying would end at a protected load balancer, with everything that depends on it gone. */
function findDestroyProblem(
  { environment, folder }: StackFolder,
  { options: { confirm } }: CommandLine,
): string | undefined {
  if (confirm !== undefined && confirm !== environment) {
    return `--confirm names ${quote(confirm)}, and the environment is ${quote(environment)}.`;
  }
  const held = findProtectedLoadBalancers(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  return held.length === 0 ? undefined : explainProtection(environment, held);
}

function explainProtection(environment: string, held: readonly string[]): string {
  return (
    `${environment} has load balancers that are protected from deletion: ${held.join(', ')}.\n` +
    'AWS refuses to delete them, after Terraform has destroyed what depends on them. ' +
    `Turn deletionProtection off in its file and deploy that, then run: npm run destroy -- ${environment}`
  );
}
