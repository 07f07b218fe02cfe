import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportPlan, type PlanReport } from '../plan/plan-report';
import { parseTerraformPlan } from '../plan/terraform-plan';
import { runTerraform } from './run-terraform';

/** A synthesized stack. */
export interface StackFolder {
  readonly environment: string;
  readonly folder: string;
}

/** A plan that can be applied as it is. It holds secrets, and is deleted when its use ends. */
export interface SavedPlan {
  readonly report: PlanReport;
  apply(): Promise<number>;
}

/** Plans a stack and hands over the plan. Returns the exit code of what fails first, or of the use. */
export async function planStack(
  { environment, folder }: StackFolder,
  args: readonly string[],
  use: (plan: SavedPlan) => Promise<number>,
): Promise<number> {
  const initialized = await initializeStack(folder);
  if (initialized !== 0) return initialized;
  // A folder that nobody else may read.
  const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-plan-'));
  const file = join(scratch, 'plan');
  try {
    const planned = await runTerraform(folder, ['plan', '-input=false', `-out=${file}`, ...args]);
    if (planned.status !== 0) return planned.status;
    const shown = await runTerraform(folder, ['show', '-json', file], 'caller');
    if (shown.status !== 0) return shown.status;
    const plan = parseTerraformPlan(shown.output);
    if (typeof plan === 'string') {
      console.error(plan);
      return 1;
    }
    const apply = async () => (await runTerraform(folder, ['apply', '-input=false', file])).status;
    return await use({ report: reportPlan(environment, plan), apply });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What Terraform says meanwhile goes to the errors, so that the output is that of the command. */
export async function initializeStack(folder: string): Promise<number> {
  return (await runTerraform(folder, ['init', '-input=false'], 'errors')).status;
}
