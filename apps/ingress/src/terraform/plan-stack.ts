import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportPlan, type DeclaredEnvironment, type PlanReport } from '../plan/plan-report';
import { parseTerraformPlan } from '../plan/terraform-plan';
import { explainRefusal } from './explain-refusal';
import { runTerraform } from './run-terraform';

/** A synthesized stack. */
export interface StackFolder {
  readonly environment: string;
  readonly folder: string;
  /** What the environment's file declares, for a plan that is to be judged by it. @default - the plan is not judged */
  readonly declared?: DeclaredEnvironment;
}

/** A plan that can be applied as it is. It holds secrets, and is deleted when its use ends. */
export interface SavedPlan {
  readonly report: PlanReport;
  apply(): Promise<number>;
}

/**
 * Plans a stack and hands over the plan. Returns the exit code of what fails first, or of the use. A plan that Terraform refuses
 * for what the environment's file edits is handed over as well: it says why, and cannot be applied.
 */
export async function planStack(
  { environment, folder, declared }: StackFolder,
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
    if (planned.status !== 0) {
      const failed = async () => planned.status;
      const plan = declared && (await explainRefusal(folder, file, args));
      const report = plan && reportPlan(environment, plan, declared);
      return report === undefined || report.refusals.length === 0
        ? await failed()
        : await use({ report, apply: failed });
    }
    const shown = await runTerraform(folder, ['show', '-json', file], 'caller');
    if (shown.status !== 0) return shown.status;
    const plan = parseTerraformPlan(shown.output);
    if (typeof plan === 'string') {
      console.error(plan);
      return 1;
    }
    const apply = async () => (await runTerraform(folder, ['apply', '-input=false', file])).status;
    return await use({ report: reportPlan(environment, plan, declared), apply });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What Terraform says meanwhile goes to the errors, so that the output is that of the command. */
export async function initializeStack(folder: string): Promise<number> {
  return (await runTerraform(folder, ['init', '-input=false'], 'errors')).status;
}
