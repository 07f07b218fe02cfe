import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nearest, quote } from '@eks-ingress/diagnostics';
import type { PlanReport } from '../plan/plan-report';
import { formatReport } from '../report';
import { synthesize } from '../synthesize';
import { findAffectedEnvironments } from './affected-environments';
import { findDeliveryEnvironment, type DeliveryEnvironment } from './delivery-environment';
import { Github } from './github';
import { postDrift } from './post-drift';
import { postPlans } from './post-plans';
import { renderPlan } from './render-plan';
import { findReview } from './review';

type Options = Readonly<Record<string, string | undefined>>;

interface DeliveryCommand {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** @returns the exit code */
  readonly run: (options: Options, environments: Readonly<Record<string, unknown>>) => number;
}

/** What the workflows do around `diff` and `deploy`, each with the options that it takes. */
const COMMANDS: Readonly<Record<string, DeliveryCommand>> = {
  // Prints the environments that workflows deploy as JSON for a matrix; with a base, those that differ from it.
  environments: {
    required: [],
    optional: ['affected-since'],
    run: ({ 'affected-since': base }, environments) => {
      const synthesis = synthesize(environments);
      const errors = formatReport(synthesis);
      if (errors !== '') {
        console.error(errors);
        return 1;
      }
      const { changed, removed } =
        base === undefined
          ? { changed: Object.keys(environments), removed: [] }
          : findAffectedEnvironments(pathOf(base), synthesis.outdir);
      for (const name of removed) {
        console.error(`${name} is gone, and what it is made of is not: destroy it from a commit that still has it.`);
      }
      const found = synthesis.stacks
        .filter(({ environmentName }) => changed.includes(environmentName))
        .flatMap(({ environmentName, environment }): readonly DeliveryEnvironment[] => {
          const delivered = findDeliveryEnvironment(environmentName, environment);
          if (delivered === undefined) console.error(`${environmentName} has local state: nobody else can plan it.`);
          return delivered === undefined ? [] : [delivered];
        });
      console.log(JSON.stringify(found));
      return 0;
    },
  },

  // Posts the plans of a pull request, one comment for each environment.
  comment: {
    required: ['pull-request', 'commit', 'affected', 'reports'],
    optional: [],
    run: ({ 'pull-request': number, commit = '', affected = '', reports = '' }, environments) => {
      postPlans(
        github(),
        {
          number: Number(number),
          environments: Object.keys(environments),
          affected: (JSON.parse(affected) as readonly DeliveryEnvironment[]).map(({ name }) => name),
          reports: readReports(reports),
        },
        { commit, run: runPage() },
      );
      return 0;
    },
  },

  // Prints whether the plan of a merged commit was reviewed, as outputs of a step.
  review: {
    required: ['commit', 'report'],
    optional: [],
    run: ({ commit = '', report: file = '' }) => {
      const report = readReport(pathOf(file));
      const { isReviewed, reason } = findReview(github(), commit, report);
      console.log(`digest=${report.digest}\nempty=${report.isEmpty}\nreviewed=${isReviewed}\nreason=${reason}`);
      return 0;
    },
  },

  // Prints a plan as Markdown, for the page of the run that somebody approves.
  summary: {
    required: ['report'],
    optional: [],
    run: ({ report: file = '' }) => {
      console.log(renderPlan(readReport(pathOf(file))));
      return 0;
    },
  },

  // Fails unless a GitHub environment asks somebody: one that does not exist is made without any protection.
  approval: {
    required: ['github-environment'],
    optional: [],
    run: ({ 'github-environment': name = '' }) => {
      if (github().requiresApproval(name)) return 0;
      console.error(
        `The GitHub environment ${quote(name)} does not exist, or nobody has to approve what it deploys. Add required reviewers to it: docs/guides/delivery.md.`,
      );
      return 1;
    },
  },

  // Opens, updates and closes the issues on environments that are not as they are declared.
  drift: {
    required: ['reports'],
    optional: [],
    run: ({ reports = '' }) => {
      postDrift(github(), readReports(reports), runPage());
      return 0;
    },
  },
};

/** Runs a command of the workflows and returns its exit code. */
export function runDeliveryCommand(
  [name = '', ...args]: readonly string[],
  environments: Readonly<Record<string, unknown>>,
): number {
  const names = Object.keys(COMMANDS);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const meant = nearest(name, names);
    const hint = meant === undefined ? `The commands are: ${names.join(', ')}.` : `Did you mean ${quote(meant)}?`;
    console.error(`There is no command ${quote(name)}. ${hint}`);
    return 2;
  }
  const options = parseOptions(command, args);
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  return command.run(options, environments);
}

function parseOptions({ required, optional }: DeliveryCommand, args: readonly string[]): Options | string {
  const names = [...required, ...optional];
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ args: [...args], options });
    const missing = required.filter((name) => values[name] === undefined);
    return missing.length === 0 ? values : `Missing: ${missing.map((name) => `--${name}`).join(', ')}.`;
  } catch (error) {
    return `${(error as Error).message}\nThe options are: ${names.map((name) => `--${name}`).join(', ')}.`;
  }
}

function github(): Github {
  return new Github(variable('GITHUB_REPOSITORY'));
}

function runPage(): string {
  return `${variable('GITHUB_SERVER_URL')}/${variable('GITHUB_REPOSITORY')}/actions/runs/${variable('GITHUB_RUN_ID')}`;
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this runs in a GitHub workflow.`);
  return value;
}

function readReports(folder: string): readonly PlanReport[] {
  // There is no folder when there was nothing to download.
  if (!existsSync(pathOf(folder))) return [];
  return readdirSync(pathOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => readReport(join(pathOf(folder), file)));
}

function readReport(file: string): PlanReport {
  return JSON.parse(readFileSync(file, 'utf8')) as PlanReport;
}

/** Paths are relative to where npm was called. */
function pathOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path);
}
