import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Environment } from '../environment';
import type { EntryPointSettings } from '../entry-points/entry-point-kinds';
import staging from '../environments/staging';
import type { PlanReport } from '../plan/plan-report';
import { FakePrograms } from '../testing/fake-programs';
import { planOf, unchanged, type Planned } from '../testing/planned';
import type { EnvironmentCommand } from './command-line';
import { runEnvironmentCommand } from './run-environment-command';

const programs = new FakePrograms();
const planJson = join(programs.folder, 'plan.json');
const reportFile = join(programs.folder, 'report.json');
const before = { ...process.env };

const LOAD_BALANCER = 'aws_lb.public_LoadBalancer_C2FE7D84';
const load = (...subnets: readonly string[]) => ({
  name: 'staging-public',
  enable_deletion_protection: true,
  subnet_mapping: subnets.map((subnet_id) => ({ subnet_id })),
});
const [a, b, c] = [1, 2, 3].map((number) => `subnet-05a9000000000000${number}`) as [string, string, string];
const zoneRemoved: Planned = {
  address: LOAD_BALANCER,
  before: load(a, b, c),
  after: load(a, b),
  replacedBy: ['subnet_mapping'],
};

let printed: string[];
let errors: string[];

beforeAll(() => {
  Object.assign(process.env, {
    PATH: programs.path,
    CDKTF_OUTDIR: join(programs.folder, 'out'),
    INIT_CWD: programs.folder,
  });
});

afterAll(() => {
  process.env = before;
  programs.remove();
});

beforeEach(() => {
  terraform(`fs.writeFileSync(rest.find((arg) => arg.startsWith('-out=')).slice(5), '')`);
  programs.add('aws', `print('222222222222\\n');`);
  programs.takeCalls();
  rmSync(reportFile, { force: true });
  [printed, errors] = [[], []];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(stripVTControlCharacters(text)));
  jest.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(stripVTControlCharacters(text)));
});

/** A Terraform whose `plan` does what a piece of JavaScript says. */
function terraform(plan: string): void {
  programs.add(
    'terraform',
    `const [folder, command, ...rest] = args;
    if (args[0] === 'version') print(JSON.stringify({ terraform_version: '1.11.4' }));
    else if (command === 'plan') { ${plan} }
    else if (command === 'show') print(fs.readFileSync(${JSON.stringify(planJson)}, 'utf8'));`,
  );
}

async function run(
  command: EnvironmentCommand,
  args: readonly string[],
  environment: Environment,
  ...plan: readonly Planned[]
) {
  writeFileSync(planJson, JSON.stringify({ ...planOf(...plan), applyable: plan.length > 0 }));
  return await runEnvironmentCommand(command, ['staging', ...args], { staging: environment });
}

function terraformCommands(): readonly (string | undefined)[] {
  return programs
    .takeCalls()
    .filter(({ program, args }) => program === 'terraform' && args[0] !== 'version')
    .map(({ args }) => args[1]);
}

function withPublic(settings: object): Environment {
  return {
    ...staging,
    entryPoints: { public: { ...staging.entryPoints['public'], ...settings } as EntryPointSettings },
  };
}

const readReport = () => JSON.parse(readFileSync(reportFile, 'utf8')) as PlanReport;
const everything = () => [...printed, ...errors].join('\n');

test('diff ends with 2 for a plan that is refused, and keeps its report', async () => {
  expect(await run('diff', ['--report', 'report.json'], staging, zoneRemoved)).toBe(2);
  expect(readReport()).toMatchObject({
    effect: 'load-balancer-replaced',
    refusals: [{ id: 'load-balancer-replacement', at: expect.stringMatching(/environments\/staging\.ts:\d+$/) }],
  });
  expect(everything()).toMatch(
    /environments\/staging\.ts:\d+ {2}entryPoints\.public\.subnetMappings\n {2}refused: The mapping of subnet-05a90000000000003/,
  );
});

test('deploy applies nothing of a plan that is refused, not even one that was reviewed', async () => {
  await run('diff', ['--report', 'report.json'], staging, zoneRemoved);
  programs.takeCalls();
  const { digest } = readReport();
  expect(await run('deploy', ['--auto-approve', '--digest', digest], staging, zoneRemoved)).toBe(2);
  expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  expect(errors.join('\n')).toMatch(/refused: .*\n.*\n.*\n*Nothing was deployed\.$/);
});

test('destroy is not asked for what is protected in another way', async () => {
  const elasticIp: Planned = { address: 'aws_eip.public_ElasticIp-a_1', before: { public_ip: '203.0.113.7' } };
  expect(await run('destroy', ['--confirm', 'staging'], staging, elasticIp)).toBe(0);
  expect(terraformCommands()).toEqual(['init', 'plan', 'show', 'apply']);
});

describe('a word that nothing is in need of', () => {
  const alarm: Planned = { address: 'aws_cloudwatch_metric_alarm.public_UnhealthyHostAlarm-http_1', after: {} };
  const left: Environment = { ...staging, removedEntryPoints: { partners: 'gone since May' } };

  test('is reported by diff', async () => {
    expect(await run('diff', [], left, alarm)).toBe(0);
    expect(printed.join('\n')).toMatch(
      /staging\.ts:\d+ {2}removedEntryPoints\.partners\n {2}not to be deployed: .*\n {2}why: .*\n {2}fix: Delete this line\./,
    );
  });

  test.each([[[alarm]], [[]]])('keeps deploy from applying anything: %#', async (plan) => {
    expect(await run('deploy', ['--auto-approve'], left, ...plan)).toBe(2);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });

  test('is a warning only where files have it for good', async () => {
    const kept = withPublic({ acknowledgements: { 'target-group-replacement': 'the pods are few' } });
    expect(await run('deploy', ['--auto-approve'], kept, alarm)).toBe(0);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show', 'apply']);
    expect(errors.join('\n')).toContain('warning: The plan replaces no target group');
  });
});

describe('a plan that Terraform itself refuses', () => {
  const guarded = withPublic({ deletionProtection: true });
  const refuseUnlessExplained = `if (folder.includes('-explained')) fs.writeFileSync(rest.find((arg) => arg.startsWith('-out=')).slice(5), ''); else fail('Error: Resource precondition failed', 1);`;

  test('is read without what made Terraform refuse it, and never applied', async () => {
    terraform(refuseUnlessExplained);
    expect(await run('diff', ['--report', 'report.json'], guarded, zoneRemoved)).toBe(2);
    expect(readReport().refusals).toMatchObject([{ id: 'load-balancer-replacement' }]);
    const calls = programs.takeCalls().filter(({ args }) => args[1] === 'plan');
    expect(calls[1]?.args.slice(2)).toEqual([
      '-input=false',
      '-lock=false',
      '-refresh=false',
      expect.stringMatching(/^-out=/),
    ]);
    expect(await run('deploy', ['--auto-approve'], guarded, zoneRemoved)).toBe(2);
    expect(terraformCommands()).not.toContain('apply');
    expect(existsSync(join(programs.folder, 'out/stacks/.staging-explained'))).toBe(false);
  });

  test('ends with what Terraform ends with where no edit explains it', async () => {
    terraform(refuseUnlessExplained);
    expect(await run('diff', [], guarded, unchanged(LOAD_BALANCER, load(a)))).toBe(1);
    expect(printed).toEqual([]);
  });

  test('ends so, too, where it cannot be planned in any way', async () => {
    terraform(`fail('no credentials', 7);`);
    expect(await run('deploy', ['--auto-approve'], guarded, zoneRemoved)).toBe(7);
  });
});
