import { readCluster } from './cluster/cluster';
import { findModelFindings, type ModelFinding } from './model-findings';
import type { Report, Rule, RuleContext, RuleFinding, RuleOptions } from './rule';
import { rules as everyRule } from './rules';
import type { Subject } from './subject';

/** What rules know of the cluster, and which of them are asked. */
export interface CheckRulesOptions extends RuleOptions {
  /** @default every rule */
  readonly rules?: readonly Rule[];
}

/**
 * Everything that rules find in objects and values that are deployed together, in the order of the subjects. Never throws,
 * whatever the subjects hold.
 */
export function checkRules(
  subjects: readonly Subject[],
  { rules = everyRule, ...options }: CheckRulesOptions = {},
): readonly RuleFinding[] {
  const context: RuleContext = { subjects, options, cluster: readCluster(subjects, options) };
  const asked = reporters(rules);
  const reported =
    asked.size === 0
      ? []
      : findModelFindings(context.cluster).flatMap((finding) =>
          (asked.get(finding.id) ?? [])
            .filter(({ effects }) => effects === undefined || effects.includes(finding.effect ?? 'none'))
            .map(({ rule }) => ofModel(rule, finding, context)),
        );
  const own = rules.flatMap((rule) => [...(rule.check?.(context) ?? [])].map((report) => ofRule(rule, report)));
  return [...reported, ...own].sort((one, other) => one.subject - other.subject);
}

interface Reporter {
  readonly rule: Rule;
  readonly effects?: readonly string[];
}

/** The rules that report what the models find, by its id. */
export function reporters(rules: readonly Rule[]): ReadonlyMap<string, readonly Reporter[]> {
  const byId = new Map<string, Reporter[]>();
  for (const rule of rules) {
    for (const reported of rule.reports ?? []) {
      const { id, effects } = typeof reported === 'string' ? { id: reported } : reported;
      byId.set(id, [...(byId.get(id) ?? []), { rule, ...(effects && { effects }) }]);
    }
  }
  return byId;
}

function ofModel(rule: Rule, finding: ModelFinding, context: RuleContext): RuleFinding {
  const { severity, message, why, fix, path, source, subject } = finding;
  const fixes = rule.fix?.(finding, context) ?? [];
  const isAnnotation = path[0] === 'metadata' && path[1] === 'annotations' && path.length === 3;
  return {
    id: rule.name,
    severity,
    message,
    why: why ?? rule.why,
    ...(fix !== undefined && { fix }),
    subject,
    path,
    ...(rule.at === 'key' && isAnnotation && { at: 'key' }),
    source: source ?? rule.sources[0],
    ...(fixes.length > 0 && { fixes }),
  };
}

function ofRule(rule: Rule, report: Report): RuleFinding {
  return { severity: rule.severity, why: rule.why, source: rule.sources[0], ...report, id: rule.name };
}
