import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from './load-environments';
import { formatReport } from './report';
import { synthesize } from './synthesize';

/** What a run is given in confidence, each with a value that is found again wherever it goes. */
const SECRETS = {
  AWS_ACCESS_KEY_ID: 'AKIACANARYCANARY0001',
  AWS_SECRET_ACCESS_KEY: 'canary-secret-access-key',
  AWS_SESSION_TOKEN: 'canary-session-token',
  GITHUB_TOKEN: 'canary-github-token',
  GH_TOKEN: 'canary-gh-token',
  KUBE_TOKEN: 'canary-kube-token',
  HELM_REPO_PASSWORD: 'canary-repository-password',
  NPM_TOKEN: 'canary-npm-token',
  TF_VAR_password: 'canary-variable',
};

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-secrets-'));
const outdir = join(scratch, 'out');
const env = { ...process.env, ...SECRETS, CDKTF_OUTDIR: outdir };

/** Plans a stack against recorded provider schemas. */
const tfcheck = process.env.TFCHECK ?? join(__dirname, '../../../../shared/tools/terraform-offline/tfcheck');

let run: { readonly status: number | null; readonly stdout: string; readonly stderr: string };

beforeAll(() => {
  run = spawnSync(process.execPath, [join(__dirname, '../run.cjs'), 'start'], { encoding: 'utf8', env });
});

afterAll(() => rmSync(scratch, { recursive: true }));

/** The names of the secrets that are in a text, as they are or as base64. */
function secretsIn(text: string): readonly string[] {
  return Object.entries(SECRETS)
    .filter(([, value]) => text.includes(value) || text.includes(Buffer.from(value).toString('base64')))
    .map(([name]) => name);
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

test('no secret of the run is synthesized or printed', () => {
  expect(run.status).toBe(0);
  expect(textOf(outdir)).toContain('"aws_lb"');
  expect(secretsIn(textOf(outdir))).toEqual([]);
  expect(secretsIn(run.stdout + run.stderr)).toEqual([]);
});

test('a secret in what is synthesized is noticed', () => {
  const folder = join(scratch, 'leaking');
  mkdirSync(folder);
  const { staging } = loadEnvironments() as Record<string, object>;
  synthesize({ staging: { ...staging, tags: { token: SECRETS.GITHUB_TOKEN } } }, { outdir: folder });
  expect(secretsIn(textOf(folder))).toEqual(['GITHUB_TOKEN']);
});

test('the value of a key that nobody knows is not printed: it may be a secret', () => {
  const folder = join(scratch, 'refused');
  mkdirSync(folder);
  const { staging } = loadEnvironments() as Record<string, object>;
  const environments = { staging: { ...staging, apiToken: SECRETS.GITHUB_TOKEN } };
  const report = formatReport(synthesize(environments, { outdir: folder }));
  expect(report).toContain('apiToken');
  expect(secretsIn(report)).toEqual([]);
});

// The program that plans offline is not part of the repository; without it this is not known, and shown as skipped.
(existsSync(tfcheck) ? test : test.skip)('no secret of the run is in the plan, or in what Terraform says', () => {
  const plan = join(scratch, 'plan.json');
  const { status, stdout, stderr } = spawnSync(tfcheck, [join(outdir, 'stacks/production'), 'plan'], {
    encoding: 'utf8',
    env: { ...env, PLAN_JSON: plan },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const planned = readFileSync(plan, 'utf8');
  expect(planned).toContain('"resource_changes"');
  expect(secretsIn(planned + stdout + stderr)).toEqual([]);
});
