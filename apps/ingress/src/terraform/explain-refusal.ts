import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseTerraformPlan, type TerraformPlan } from '../plan/terraform-plan';
import { liftGuards } from './lift-guards';
import { runTerraform } from './run-terraform';

/**
 * What Terraform would do with a stack if nothing in it kept Terraform from it. It explains why a plan was refused; undefined where
 * that was for another reason.
 *
 * @param file where the plan is written meanwhile, to be deleted by the caller
 * @param args the arguments of the plan that was refused
 */
export async function explainRefusal(
  folder: string,
  file: string,
  args: readonly string[],
): Promise<TerraformPlan | undefined> {
  const lifted = liftGuards(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  if (lifted === undefined) return undefined;
  // Beside the stack, since the path of a local state is relative. The next synthesis removes what is left behind.
  const copy = join(dirname(folder), `.${basename(folder)}-explained`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  try {
    writeFileSync(join(copy, 'cdk.tf.json'), lifted);
    const [lock, assets] = ['.terraform.lock.hcl', 'assets'];
    if (existsSync(join(folder, lock))) copyFileSync(join(folder, lock), join(copy, lock));
    if (existsSync(join(folder, assets))) symlinkSync(join(folder, assets), join(copy, assets));
    const variables = { TF_DATA_DIR: join(folder, '.terraform') };
    const only = ['-input=false', '-lock=false', '-refresh=false'];
    const planned = await runTerraform(copy, ['plan', ...args, ...only, `-out=${file}`], 'nowhere', variables);
    if (planned.status !== 0) return undefined;
    const shown = await runTerraform(copy, ['show', '-json', file], 'caller', variables);
    const plan = shown.status === 0 ? parseTerraformPlan(shown.output) : '';
    return typeof plan === 'string' ? undefined : plan;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
