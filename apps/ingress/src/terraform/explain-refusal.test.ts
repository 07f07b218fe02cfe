import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainRefusal } from './explain-refusal';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-explain-'));
const stacks = join(scratch, 'out/stacks');
const folder = join(stacks, 'production');
const state = join(scratch, 'terraform.production.tfstate');
const file = join(scratch, 'plan');

const terraform = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
const hasTerraform = spawnSync(terraform, ['version']).status === 0;

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A stack with one resource of the provider that is part of Terraform. */
function writeStack(identity: string, lifecycle: object): void {
  writeFileSync(
    join(folder, 'cdk.tf.json'),
    JSON.stringify({
      terraform: { backend: { local: { path: '../../../terraform.production.tfstate' } } },
      resource: { terraform_data: { kept: { triggers_replace: identity, lifecycle } } },
    }),
  );
}

function run(...args: readonly string[]): number | null {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  return spawnSync(terraform, [`-chdir=${folder}`, ...args], { encoding: 'utf8', env }).status;
}

// Terraform is not part of the repository; without it this is not known, and shown as skipped.
(hasTerraform ? test : test.skip)(
  'what Terraform refuses is planned beside the stack, which stays as it is',
  async () => {
    writeStack('before', { prevent_destroy: true });
    expect(run('init', '-input=false')).toBe(0);
    expect(run('apply', '-auto-approve', '-input=false')).toBe(0);
    const [before, files] = [readFileSync(state, 'utf8'), readdirSync(folder).sort()];

    writeStack('after', { prevent_destroy: true });
    const stack = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
    expect(run('plan', '-input=false')).toBe(1);
    const plan = await explainRefusal(folder, file, []);
    expect(plan?.resource_changes?.map(({ address, change }) => [address, change.actions])).toEqual([
      ['terraform_data.kept', ['delete', 'create']],
    ]);
    expect(readFileSync(state, 'utf8')).toBe(before);
    expect(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')).toBe(stack);
    expect(readdirSync(folder).sort()).toEqual(files);
    expect(readdirSync(stacks)).toEqual(['production']);
  },
);

test('a stack that keeps Terraform from nothing is not planned again', async () => {
  writeStack('after', {});
  rmSync(file, { force: true });
  expect(await explainRefusal(folder, file, [])).toBeUndefined();
  expect(existsSync(file)).toBe(false);
});
