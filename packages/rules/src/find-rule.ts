import type { Rule } from './rule';
import { rules } from './rules';

/** The rule of a name. */
export function findRule(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}
