import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { locateInEnvironment } from './environment-file';
import { formatReading } from './plan/format-reading';
import { reportPlan, type PlanReport } from './plan/plan-report';
import { parseTerraformPlan } from './plan/terraform-plan';
import { formatReport } from './report';
import { synthesize } from './synthesize';
import { liftGuards } from './terraform/lift-guards';
import { EDITS, type Edit } from './testing/edits';

/** Plans a stack on the state of another, with the real terraform and recorded provider schemas. */
const tfcheck = process.env.TFCHECK ?? join(__dirname, '../../../../shared/tools/terraform-offline/tfcheck');
/** A folder that the readings are written to. */
const readings = process.env.EDITS;

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-edits-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function synthesizeStack({ environment, release }: Edit, side: 'before' | 'after', value: Edit['after']): string {
  const outdir = join(scratch, side);
  const synthesis = synthesize({ [environment]: value }, { outdir, today: '2026-12-01' });
  expect(formatReport(synthesis)).toBe('');
  const folder = join(outdir, 'stacks', environment);
  const file = join(folder, 'cdk.tf.json');
  if (side === 'after' && release !== undefined) {
    const released = release(readFileSync(file, 'utf8'));
    expect(released).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, released);
  }
  return folder;
}

/** What Terraform plans, or, where it refuses that, what it would plan without its guards. */
function planEdit(before: string, after: string): { readonly plan: string; readonly isRefused: boolean } {
  const file = join(scratch, 'plan.json');
  rmSync(file, { force: true });
  const env = { ...process.env, BEFORE: before, PLAN_JSON: file };
  const plan = (folder: string) => spawnSync(tfcheck, [folder, 'plan'], { encoding: 'utf8', env }).stdout;
  const said = plan(after);
  if (existsSync(file)) return { plan: readFileSync(file, 'utf8'), isRefused: false };
  expect(said).toMatch(/Resource precondition failed|Instance cannot be destroyed/);
  const lifted = `${after}-lifted`;
  cpSync(after, lifted, { recursive: true });
  writeFileSync(join(lifted, 'cdk.tf.json'), liftGuards(readFileSync(join(after, 'cdk.tf.json'), 'utf8')) ?? '');
  plan(lifted);
  rmSync(lifted, { recursive: true });
  return { plan: readFileSync(file, 'utf8'), isRefused: true };
}

function readEdit(edit: Edit): PlanReport & { readonly isRefusedByTerraform: boolean } {
  const { environment, before, after } = edit;
  const { plan: json, isRefused } = planEdit(
    synthesizeStack(edit, 'before', before),
    synthesizeStack(edit, 'after', after),
  );
  const plan = parseTerraformPlan(json);
  if (typeof plan === 'string') throw new Error(plan);
  const declared = {
    environment: after,
    locate: (path: Parameters<typeof locateInEnvironment>[1]) => locateInEnvironment(environment, path),
  };
  return { ...reportPlan(environment, plan, declared), isRefusedByTerraform: isRefused };
}

const isPossible = readings !== undefined && existsSync(tfcheck);
if (isPossible) {
  mkdirSync(readings, { recursive: true });
} else {
  // What plans offline is not part of the repository, and a plan of each edit takes minutes.
  process.stderr.write(
    'The edits are not planned: name a folder for their readings in EDITS, and tfcheck in TFCHECK.\n',
  );
}

// The program that plans offline is not part of the repository; without it this is not known, and shown as skipped.
(isPossible ? describe : describe.skip)('an edit of a shipped environment', () => {
  test.each(EDITS.map((edit) => [edit.title, edit] as const))('%s', (title, edit) => {
    const report = readEdit(edit);
    const name = title.replaceAll(/[^A-Za-z]+/g, '-');
    writeFileSync(join(readings ?? scratch, `${name}.txt`), `${stripVTControlCharacters(formatReading(report))}\n`);
    expect({ effect: report.effect, refused: report.refusals.map(({ id }) => id) }).toEqual({
      effect: edit.effect,
      refused: edit.refused ?? [],
    });
    // What Terraform refuses is never without a reason in the environment's words.
    if (report.isRefusedByTerraform) expect(report.refusals).not.toEqual([]);
    for (const { at } of report.refusals) expect(at).toMatch(/^apps\/ingress\/src\/environments\/\w+\.ts:\d+$/);
  });
});

test('edits have names of their own', () => {
  expect(new Set(EDITS.map(({ title }) => title)).size).toBe(EDITS.length);
});
