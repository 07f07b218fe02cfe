import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../environment';
import { loadEnvironments } from '../load-environments';
import { reportPlan } from '../plan/plan-report';
import { synthesize } from '../synthesize';
import { FakePrograms } from '../testing/fake-programs';
import { readPlan } from '../testing/read-plan';
import { renderPlanComment } from './plan-comment';
import { runDeliveryCommand } from './run-delivery-command';

const environments = loadEnvironments() as Readonly<Record<string, Environment>>;
const programs = new FakePrograms();
const answers = join(programs.folder, 'answers.json');
const reports = join(programs.folder, 'reports');
const original = { ...process.env };

const workflows = { login: 'github-actions[bot]' };
const report = reportPlan('staging', readPlan());
const comment = (head: string, user = workflows) => ({
  id: 7,
  user,
  body: renderPlanComment('staging', report, { commit: head, run: '' }),
});
const merge = { number: 12, merge_commit_sha: 'merged', merged_at: '2026-11-21', head: { sha: 'beef' } };

let printed: string[] = [];
let errors: string[] = [];

beforeAll(() => {
  programs.add(
    'gh',
    `const answer = JSON.parse(fs.readFileSync(${JSON.stringify(answers)}, 'utf8'))[args[3]];
    if (args[2] === 'GET') answer === undefined ? fail('HTTP 404: Not Found') : print(JSON.stringify(answer));`,
  );
  mkdirSync(reports);
  writeFileSync(join(reports, 'staging.json'), JSON.stringify(report));
  Object.assign(process.env, {
    PATH: programs.path,
    CDKTF_OUTDIR: join(programs.folder, 'out'),
    INIT_CWD: programs.folder,
    GITHUB_REPOSITORY: 'example/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '1',
  });
});

afterAll(() => {
  process.env = original;
  programs.remove();
});

beforeEach(() => {
  printed = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text));
  github({});
  programs.takeCalls();
});

afterEach(() => jest.restoreAllMocks());

/** What GitHub answers, by path below the repository; lists are in pages. */
function github(paths: Readonly<Record<string, unknown>>): void {
  const byPath = Object.entries(paths).map(([path, answer]) => [`repos/example/shop/${path}`, answer]);
  writeFileSync(answers, JSON.stringify(Object.fromEntries(byPath)));
}

/** What was written to GitHub. */
function writes() {
  return programs
    .takeCalls()
    .filter(({ args }) => args[2] !== 'GET')
    .map(
      ({ args, input }) => [args[2], args[3]?.slice('repos/example/shop/'.length), JSON.parse(input) as Body] as const,
    );
}

interface Body {
  readonly title?: string;
  readonly body?: string;
  readonly state?: string;
}

const run = (...args: readonly string[]) => runDeliveryCommand(args, environments);

describe('environments', () => {
  test('prints those that workflows can reach, with their roles', () => {
    expect(run('environments')).toBe(0);
    expect(JSON.parse(String(printed))).toEqual([
      {
        name: 'production',
        region: 'ap-northeast-2',
        planRole: 'arn:aws:iam::333333333333:role/eks-ingress-production-plan',
        deployRole: 'arn:aws:iam::333333333333:role/eks-ingress-production-deploy',
      },
      expect.objectContaining({ name: 'staging' }),
    ]);
    expect(errors).toEqual(['development has local state: nobody else can plan it.']);
  });

  test('prints those that differ from a base, and names those that are gone', () => {
    const base = {
      ...environments,
      tokyo: environments['staging'],
      staging: { ...environments['staging'], tags: { a: 'b' } },
    };
    synthesize(base, { outdir: join(programs.folder, 'base') });
    expect(run('environments', '--affected-since', 'base')).toBe(0);
    expect(JSON.parse(String(printed))).toEqual([expect.objectContaining({ name: 'staging' })]);
    expect(errors).toEqual([expect.stringMatching(/^tokyo is gone/)]);
  });

  test('prints nothing while one is wrong', () => {
    const broken = { ...environments, staging: { ...environments['staging'], region: 'nowhere' } };
    expect(runDeliveryCommand(['environments'], broken)).toBe(1);
    expect(printed).toEqual([]);
    expect(errors.join()).toContain('nowhere');
  });
});

describe('comment', () => {
  const post = (affected: readonly string[], folder = reports) =>
    run(
      ...['comment', '--pull-request', '12', '--commit', 'beef', '--reports', folder],
      ...['--affected', JSON.stringify(affected.map((name) => ({ name })))],
    );

  test('posts the plan of an affected environment', () => {
    github({ 'issues/12/comments?per_page=100': [[]] });
    expect(post(['staging'])).toBe(0);
    const posted = writes();
    expect(posted).toEqual([
      ['POST', 'issues/12/comments', { body: expect.stringContaining('### `staging`: 1 to r') }],
    ]);
    expect(posted[0]?.[2].body).toContain('https://github.com/example/shop/actions/runs/1');
  });

  test('updates its comment from before, on whichever page', () => {
    github({ 'issues/12/comments?per_page=100': [[{ id: 1, user: workflows, body: 'Hello' }], [comment('0a1d')]] });
    post(['staging']);
    expect(writes().map(([method, path]) => [method, path])).toEqual([['PATCH', 'issues/comments/7']]);
  });

  test('leaves alone what somebody else wrote', () => {
    github({ 'issues/12/comments?per_page=100': [[comment('0a1d', { login: 'somebody' })]] });
    post(['staging']);
    expect(writes().map(([method]) => method)).toEqual(['POST']);
  });

  test('says so when an environment is not affected any more, and nothing when it never was', () => {
    github({ 'issues/12/comments?per_page=100': [[comment('0a1d')]] });
    post([]);
    expect(writes()).toEqual([
      ['PATCH', 'issues/comments/7', { body: expect.stringContaining('### `staging`: not affected any more') }],
    ]);
  });

  test.each([reports, 'nothing-was-downloaded'])('says so when a plan failed, with the reports in %s', (folder) => {
    github({ 'issues/12/comments?per_page=100': [[]] });
    post(['production'], folder);
    expect(writes()).toEqual([
      ['POST', 'issues/12/comments', { body: expect.stringContaining('### `production`: the plan failed') }],
    ]);
  });
});

describe('review', () => {
  const review = () => run('review', '--commit', 'merged', '--report', 'reports/staging.json');
  const pulls = 'commits/merged/pulls?per_page=100';
  const comments = 'issues/12/comments?per_page=100';
  const other = renderPlanComment(
    'staging',
    { ...report, digest: `sha256:${'0'.repeat(64)}` },
    { commit: 'beef', run: '' },
  );

  test('a plan that its pull request shows was reviewed', () => {
    github({ [pulls]: [[merge]], [comments]: [[comment('beef')]] });
    expect(review()).toBe(0);
    expect(printed).toEqual([
      `digest=${report.digest}\nempty=false\nreviewed=true\nreason=Pull request #12 shows these changes.`,
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a commit that no pull request brought', { [pulls]: [[]] }],
    ['a pull request that was closed', { [pulls]: [[{ ...merge, merged_at: null }]], [comments]: [[comment('beef')]] }],
    [
      'a pull request of another merge',
      { [pulls]: [[{ ...merge, merge_commit_sha: 'x' }]], [comments]: [[comment('beef')]] },
    ],
    ['a pull request without a plan', { [pulls]: [[merge]], [comments]: [[]] }],
    ['the plan of an earlier push', { [pulls]: [[merge]], [comments]: [[comment('0dd')]] }],
    ['another plan', { [pulls]: [[merge]], [comments]: [[{ id: 7, user: workflows, body: other }]] }],
    ['a comment that somebody wrote', { [pulls]: [[merge]], [comments]: [[comment('beef', { login: 'somebody' })]] }],
  ])('%s is not a review', (_, answer) => {
    github(answer);
    expect(review()).toBe(0);
    expect(printed).toEqual([
      expect.stringMatching(/^digest=sha256:[0-9a-f]{64}\nempty=false\nreviewed=false\nreason=[^\n]+\.$/),
    ]);
  });

  test('a refusal of GitHub is a failure, and no review', () => {
    expect(review).toThrow('GitHub refused GET commits/merged/pulls?per_page=100: HTTP 404: Not Found');
    expect(printed).toEqual([]);
  });
});

test('summary prints the plan', () => {
  expect(run('summary', '--report', 'reports/staging.json')).toBe(0);
  expect(printed.join()).toContain('**Destroyed**');
});

describe('approval', () => {
  const protection = (...types: readonly string[]) => ({
    'environments?per_page=100': {
      environments: [{ name: 'staging-changed-plan', protection_rules: types.map((type) => ({ type })) }],
    },
  });

  test('passes where somebody has to approve', () => {
    github(protection('wait_timer', 'required_reviewers'));
    expect(run('approval', '--github-environment', 'staging-changed-plan')).toBe(0);
  });

  test.each(['staging-changed-plan', 'production-changed-plan'])('fails for %s, where nobody has to', (name) => {
    github(protection('branch_policy'));
    expect(run('approval', '--github-environment', name)).toBe(1);
    expect(errors.join()).toContain(`"${name}" does not exist, or nobody has to approve`);
  });
});

describe('drift', () => {
  const path = 'issues?state=open&creator=github-actions%5Bbot%5D&per_page=100';
  const issue = { number: 3, user: workflows, body: '<!-- eks-ingress-drift {"environment":"staging"} -->\n' };
  const drift = (isEmpty = false) => {
    writeFileSync(join(reports, 'staging.json'), JSON.stringify({ ...report, isEmpty }));
    expect(run('drift', '--reports', 'reports')).toBe(0);
    return writes();
  };
  afterAll(() => writeFileSync(join(reports, 'staging.json'), JSON.stringify(report)));

  test('opens an issue', () => {
    github({ [path]: [[]] });
    expect(drift()).toEqual([
      ['POST', 'issues', { title: 'staging is not as declared', body: expect.stringContaining('1 to replace') }],
    ]);
  });

  test('updates its issue', () => {
    github({ [path]: [[{ ...issue, number: 2, pull_request: {} }, issue]] });
    expect(drift().map(([method, where]) => [method, where])).toEqual([['PATCH', 'issues/3']]);
  });

  test('closes its issue when nothing differs any more', () => {
    github({ [path]: [[issue]] });
    expect(drift(true)).toEqual([
      ['POST', 'issues/3/comments', { body: expect.stringContaining('as it is declared again') }],
      ['PATCH', 'issues/3', { state: 'closed' }],
    ]);
  });

  test('writes nothing when nothing differs', () => {
    github({ [path]: [[]] });
    expect(drift(true)).toEqual([]);
  });
});

test.each([
  [['enviroments'], 'There is no command "enviroments". Did you mean "environments"?'],
  [['review', '--commit', 'x'], 'Missing: --report.'],
  [['drift', '--folder', 'x'], 'The options are: --reports.'],
])('%j is refused', (args, message) => {
  expect(run(...args)).toBe(2);
  expect(errors.join()).toContain(message);
});

test('the roles are those that the bootstrap example makes', () => {
  const example = readFileSync(join(__dirname, '../../../../examples/state-bootstrap/main.ts'), 'utf8');
  for (const purpose of ['plan', 'deploy']) expect(example).toContain(`eks-ingress-\${environment}-${purpose}`);
});
