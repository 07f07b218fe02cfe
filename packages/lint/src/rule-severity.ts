import type { Severity } from '@eks-ingress/diagnostics';
import type { Configuration } from './configuration';
import type { RuleDescription } from './file-rules';
import { matchGlob } from './match-glob';

/** What is set for a rule in a file: a severity, `off`, or `default`, where each finding has its own. */
export type RuleSetting = Severity | 'default' | 'off';

/** What a configuration makes of a rule in a file, or anywhere when no file is given. */
export function ruleSetting(configuration: Configuration, rule: RuleDescription, path: string): RuleSetting {
  const override = configuration.overrides?.findLast(
    ({ files, rules }) => rule.name in rules && files.some((glob) => matchGlob(path, glob)),
  );
  const setting = override?.rules[rule.name] ?? configuration.rules?.[rule.name];
  if (setting !== undefined) return setting;
  return rule.preset === 'recommended' || configuration.preset === 'strict' ? 'default' : 'off';
}

/** Whether a rule is on for any file at all. */
export function isUsed(configuration: Configuration, rule: RuleDescription): boolean {
  const settings = [configuration, ...(configuration.overrides ?? [])].map(({ rules }) => rules?.[rule.name]);
  if (settings.some((setting) => setting !== undefined && setting !== 'off')) return true;
  return (
    configuration.rules?.[rule.name] === undefined && ruleSetting({ preset: configuration.preset }, rule, '') !== 'off'
  );
}
