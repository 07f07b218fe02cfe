import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanReport } from '../plan/plan-report';
import { FakePrograms } from '../testing/fake-programs';

const programs = new FakePrograms();
const outdir = join(programs.folder, 'out');
const planJson = join(programs.folder, 'plan.json');

afterAll(() => programs.remove());

const oneChange = {
  format_version: '1.2',
  applyable: true,
  resource_changes: [
    {
      address: 'aws_eip.one',
      mode: 'managed',
      change: { actions: ['create'], before: null, after: { domain: 'vpc' } },
    },
  ],
};

beforeEach(() => {
  programs
    .add(
      'terraform',
      `const [folder, command, ...rest] = args;
      if (args[0] === 'version') print(JSON.stringify({ terraform_version: '1.11.4' }));
      else if (command === 'init') print('initialized');
      else if (command === 'plan') fs.writeFileSync(rest.find((arg) => arg.startsWith('-out=')).slice(5), 'secret');
      else if (command === 'show') print(fs.readFileSync(${JSON.stringify(planJson)}, 'utf8'));
      else if (command === 'apply') print('applied ' + fs.readFileSync(rest.at(-1), 'utf8'));
      else if (command === 'output') print('{}');`,
    )
    .add('aws', `print('222222222222\\n');`);
  writeFileSync(planJson, JSON.stringify(oneChange));
  programs.takeCalls();
});

function run(command: string, args: readonly string[], { input = '', path = programs.path } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '../../run.cjs'), command, ...args], {
    encoding: 'utf8',
    input,
    env: {
      ...process.env,
      PATH: path,
      CDKTF_OUTDIR: outdir,
      TMPDIR: programs.folder,
      INIT_CWD: programs.folder,
      // On Node 22, of a module of cdktf.
      NODE_NO_WARNINGS: '1',
    },
  });
  return { status, stdout, stderr };
}

/** What Terraform was asked to do with the stack. */
function terraformCommands(): readonly (string | undefined)[] {
  return programs
    .takeCalls()
    .filter(({ program, args }) => program === 'terraform' && args[0] !== 'version')
    .map(({ args }) => args[1]);
}

function reportOf(environment: string): PlanReport {
  expect(run('diff', [environment, '--report', 'report.json']).status).toBe(0);
  programs.takeCalls();
  return JSON.parse(readFileSync(join(programs.folder, 'report.json'), 'utf8')) as PlanReport;
}

describe('before Terraform runs', () => {
  test.each(['diff', 'deploy', 'destroy', 'output'])('%s refuses a Terraform that is missing', (command) => {
    const { status, stderr } = run(command, ['staging'], { path: '/nowhere' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^"terraform" is not on the PATH\. Install version 1\.10\.0 or later: https:/);
  });

  test('a Terraform that is too old is refused', () => {
    programs.add('terraform', `print(JSON.stringify({ terraform_version: '1.9.8' }));`);
    const { status, stderr } = run('diff', ['staging']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Terraform 1\.9\.8 is too old/);
  });

  test('a Terraform that does not run is refused', () => {
    programs.add('terraform', `fail('broken');`);
    expect(run('diff', ['staging'])).toMatchObject({ status: 2, stderr: expect.stringContaining('gives no version') });
  });

  test('a missing AWS CLI is refused', () => {
    const others = new FakePrograms().add('terraform', `print(JSON.stringify({ terraform_version: '1.10.0' }));`);
    const { status, stderr } = run('diff', ['staging'], { path: others.path });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The AWS CLI is not on the PATH/);
    others.remove();
  });

  test('missing credentials are refused, with what the AWS CLI says', () => {
    programs.add('aws', `fail('\\nUnable to locate credentials.\\n', 253);`);
    const { status, stderr } = run('deploy', ['staging']);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^There are no AWS credentials that work: Unable to locate credentials\.\nSign in to account 2/,
    );
    expect(terraformCommands()).toEqual([]);
  });

  test('the AWS CLI is asked in the region of the environment', () => {
    run('diff', ['staging']);
    expect(programs.takeCalls().find(({ program }) => program === 'aws')?.args).toEqual(
      'sts get-caller-identity --query Account --output text --region ap-northeast-2'.split(' '),
    );
  });

  test('the credentials of another account are refused', () => {
    programs.add('aws', `print('999999999999\\n');`);
    const { status, stderr } = run('deploy', ['staging']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The AWS credentials are for account "999999999999", and staging is in "222222222222"/);
    expect(terraformCommands()).toEqual([]);
  });
});

describe('diff', () => {
  test('plans the stack, and leaves no plan behind', () => {
    expect(run('diff', ['staging', '--', '-refresh=false']).status).toBe(0);
    const calls = programs.takeCalls().filter(({ program }) => program === 'terraform');
    const plan = calls.find(({ args }) => args[1] === 'plan');
    expect(plan?.args).toEqual([
      `-chdir=${join(outdir, 'stacks/staging')}`,
      'plan',
      '-input=false',
      expect.stringMatching(/^-out=/),
      '-refresh=false',
    ]);
    expect(existsSync(String(plan?.args[3]).slice('-out='.length))).toBe(false);
    expect(readdirSync(programs.folder).filter((name) => name.startsWith('eks-ingress-plan-'))).toEqual([]);
  });

  test('keeps a report where the person is', () => {
    expect(reportOf('staging')).toMatchObject({
      environment: 'staging',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      changes: [{ address: 'aws_eip.one', kind: 'create' }],
    });
  });

  test('ends with what Terraform ends with', () => {
    programs.add(
      'terraform',
      `if (args[0] === 'version') print('{"terraform_version":"1.11.4"}'); else if (args[1] === 'plan') fail('no', 7);`,
    );
    expect(run('diff', ['staging']).status).toBe(7);
    expect(terraformCommands()).toEqual(['init', 'plan']);
  });
});

describe('deploy', () => {
  test('applies the plan that was answered with yes', () => {
    const { status, stdout } = run('deploy', ['staging'], { input: 'yes\n' });
    expect(status).toBe(0);
    expect(stdout).toContain('applied secret');
  });

  test.each(['', 'no\n', 'y\n'])('applies nothing when the answer is %j', (input) => {
    expect(run('deploy', ['staging'], { input })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nothing was deployed.'),
    });
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });

  test('with a digest applies the changes that have it, and no others', () => {
    const { digest } = reportOf('staging');
    expect(run('deploy', ['staging', '--auto-approve', '--digest', digest]).status).toBe(0);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show', 'apply']);

    const [change] = oneChange.resource_changes;
    const changed = { ...oneChange, resource_changes: [change, { ...change, address: 'aws_eip.two' }] };
    writeFileSync(planJson, JSON.stringify(changed));
    const { status, stderr } = run('deploy', ['staging', '--auto-approve', '--digest', digest]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/The changes to staging are not those that were reviewed/);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });

  test('applies nothing when nothing changes', () => {
    writeFileSync(planJson, JSON.stringify({ format_version: '1.2', applyable: false }));
    expect(run('deploy', ['staging', '--auto-approve']).status).toBe(0);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });
});

describe('destroy', () => {
  test('refuses while a load balancer is protected from deletion', () => {
    const { status, stderr } = run('destroy', ['production', '--confirm', 'production']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^production has load balancers that are protected from deletion: aws_lb\./);
    expect(terraformCommands()).toEqual([]);
  });

  test('destroys what was named in the answer', () => {
    expect(run('destroy', ['staging'], { input: 'staging\n' }).status).toBe(0);
    expect(terraformCommands()).toEqual(['init', 'plan', 'show', 'apply']);
    expect(run('destroy', ['staging', '--confirm', 'staging']).status).toBe(0);
  });

  test.each(['', 'yes\n', 'production\n'])('destroys nothing when the answer is %j', (input) => {
    expect(run('destroy', ['staging'], { input })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nothing was destroyed.'),
    });
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });

  test('refuses while AWS still protects a load balancer, although the file does not any more', () => {
    const change = { actions: ['delete'], before: { enable_deletion_protection: true }, after: null };
    const resource_changes = [{ address: 'aws_lb.held', mode: 'managed', change }];
    writeFileSync(planJson, JSON.stringify({ ...oneChange, resource_changes }));
    const { status, stderr } = run('destroy', ['staging', '--confirm', 'staging']);
    expect(status).toBe(2);
    expect(stderr).toContain('staging has load balancers that are protected from deletion: aws_lb.held.');
    expect(terraformCommands()).toEqual(['init', 'plan', 'show']);
  });

  test('refuses the name of another environment before Terraform runs', () => {
    expect(run('destroy', ['staging', '--confirm', 'production'])).toMatchObject({
      status: 2,
      stderr: '--confirm names "production", and the environment is "staging".\n',
    });
    expect(terraformCommands()).toEqual([]);
  });

  test('plans a destruction', () => {
    run('destroy', ['staging']);
    expect(programs.takeCalls().find(({ args }) => args[1] === 'plan')?.args).toContain('-destroy');
  });
});

test('a command that fails is not run again', () => {
  programs.add(
    'terraform',
    `if (args[0] === 'version') print('{"terraform_version":"1.11.4"}'); else fs.rmSync(process.argv[1]);`,
  );
  const { status, stderr } = run('deploy', ['staging']);
  expect(stderr).toContain('spawn terraform ENOENT');
  expect(status).toBe(1);
});

test('output prints nothing but the outputs', () => {
  expect(run('output', ['staging', '--', '-json'])).toMatchObject({ status: 0, stdout: '{}' });
  expect(programs.takeCalls().at(-1)?.args.slice(1)).toEqual(['output', '-json']);
});
