import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ChangeEffect } from '@eks-ingress/constructs';
import { formatPath } from '@eks-ingress/diagnostics';
import type { Environment } from '../../environment';
import { reportPlan, type PlanReport } from '../../plan/plan-report';
import type { TerraformPlan, TerraformResourceChange } from '../../plan/terraform-plan';

const ROOT = resolve(__dirname, '../../../../..');

/** The program that applies a stack against recorded schemas and plans another one on its state. */
const TFCHECK = resolve(ROOT, process.env.TFCHECK ?? '../shared/tools/terraform-offline/tfcheck');

/** Plans by what was planned, so that a run that was interrupted goes on where it was. Git ignores it. */
const KEPT = join(ROOT, '.changes');

/** A plan of one stack on the state of another, or Terraform's reason for having none. */
export interface PlannedEdit {
  readonly refusedBy?: string;
  readonly resourceChanges: readonly TerraformResourceChange[];
}

/** Two stacks as JSON, of which the second is planned on the state of the first. */
export interface StackEdit {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

let planned = 0;

/** How many plans Terraform has made in this run; the others were kept from an earlier one. */
export function plansMade(): number {
  return planned;
}

/** Plans an edit, unless the plan of the same two stacks is kept. */
export async function planEdit(edit: StackEdit): Promise<PlannedEdit> {
  const key = createHash('sha256')
    .update(JSON.stringify([edit.before, edit.after]))
    .digest('hex')
    .slice(0, 32);
  const file = join(KEPT, `${key}.json.gz`);
  if (existsSync(file)) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as PlannedEdit;
  const result = await runTerraform(edit);
  planned += 1;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify(result)));
  return result;
}

async function runTerraform({ name, before, after }: StackEdit): Promise<PlannedEdit> {
  const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-change-'));
  const write = (folder: string, json: string) => {
    const stack = join(scratch, folder, basename(name));
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), withoutOutputs(json));
    return stack;
  };
  const planFile = join(scratch, 'plan.json');
  try {
    const env = { ...process.env, BEFORE: write('before', before), KEEP: '', PLAN_JSON: planFile };
    const output = await run(TFCHECK, [write('after', after), 'plan'], env);
    if (existsSync(planFile)) {
      const { resource_changes: all = [] } = JSON.parse(readFileSync(planFile, 'utf8')) as TerraformPlan;
      return { resourceChanges: all.map(withoutWhatStays) };
    }
    if (!output.includes('terraform plan failed')) throw new Error(`There is no plan of ${name}:\n${output}`);
    return { refusedBy: output, resourceChanges: [] };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Of a plan that changes outputs alone Terraform says neither what it is to do nor that there is nothing to do. */
function withoutOutputs(json: string): string {
  const { output: _output, ...stack } = JSON.parse(json) as Record<string, unknown>;
  return JSON.stringify(stack);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done) => {
    execFile(command, [...args], { env, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      done(`${stdout}${stderr}`);
    });
  });
}

/** Types that say of a load balancer whether it is protected, also where they do not change. */
const TELLING = /^(?:aws_lb|terraform_data|helm_release|kubernetes_ingress_v1)\./;

/** What does not change is known by its address alone, unless it says what is protected. */
function withoutWhatStays(resource: TerraformResourceChange): TerraformResourceChange {
  const { address, change } = resource;
  if (change.actions.length !== 1 || change.actions[0] !== 'no-op' || TELLING.test(address)) return resource;
  return { ...resource, change: { actions: change.actions, before: undefined } };
}

/** What is read of a plan; with the environment that is asked for, what speaks against it as well. */
export function reportOf({ resourceChanges }: PlannedEdit, environment?: Environment): PlanReport {
  const plan = { format_version: '1.2', resource_changes: resourceChanges };
  return reportPlan('edited', plan, environment && { environment, locate: formatPath });
}

/** The worst that a plan does to traffic, where neither Terraform nor the reading of the plan refuses it. */
export function effectOfPlanned(edit: PlannedEdit, environment?: Environment): ChangeEffect {
  if (edit.refusedBy !== undefined) return 'refused';
  const { effect, refusals } = reportOf(edit, environment);
  return refusals.length > 0 ? 'refused' : effect;
}
