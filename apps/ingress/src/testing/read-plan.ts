import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTerraformPlan, type TerraformPlan } from '../plan/terraform-plan';

/**
 * A plan that Terraform 1.11.4 made after an edit of the development environment, cut down to a resource of each kind of
 * change; the replacement and the secrets were added by hand.
 */
export function readPlan(name = 'edited-development'): TerraformPlan {
  const plan = parseTerraformPlan(readFileSync(join(__dirname, 'plans', `${name}.json`), 'utf8'));
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
}
