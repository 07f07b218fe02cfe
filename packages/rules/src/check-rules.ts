import type { Subject } from '@eks-ingress/diagnostics';
import { renderCharts } from '@eks-ingress/charts';
import { checkOwn } from './check-own';
import { readCluster } from './cluster/cluster';
import { findModelFindings, type ModelFinding } from './model-findings';
import { reporters } from './reporters';
import type { Rule, RuleContext, RuleFinding } from './rule';
import type { RuleOptions } from './rule-options';
import { rules as everyRule } from './rules';

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
  given: readonly Subject[],
  { rules = everyRule, ...options }: CheckRulesOptions = {},
): readonly RuleFinding[] {
  const { subjects, locate } = renderCharts(given);
  const context: RuleContext = { subjects, options, cluster: readCluster(subjects, options) };
  // Of all rules: what a rule reports that is off is not left to another one.
  const findReporter = reporters([...everyRule, ...rules]);
  const found = rules.some(({ reports = [] }) => reports.length > 0)
    ? findModelFindings(context.cluster, subjects).flatMap((finding) => {
        const rule = findReporter(finding);
        return rule === undefined || !rules.includes(rule) ? [] : [{ rule, finding }];
      })
    : [];
  const own = checkOwn(rules, context);
  const placesOfOwn = new Set(own.map(placeOf));
  // Of one place a rule says what it finds by itself, and not what the models do.
  const reported = withoutEchoes(found)
    .map(({ rule, finding }) => ofModel(rule, finding, context))
    .filter((finding) => !placesOfOwn.has(placeOf(finding)));
  return [...reported, ...own]
    .map(({ fixes = [], ...finding }) => ({ ...finding, ...locate({ ...finding, fixes }) }))
    .sort((one, other) => one.subject - other.subject);
}

function placeOf({ rule, subject, path }: RuleFinding): string {
  return JSON.stringify([rule, subject, path]);
}

interface Reported {
  readonly rule: Rule;
  readonly finding: ModelFinding;
}

/** What is wrong with an annotation is wrong with the load balancer as well, and said once. */
function withoutEchoes(reported: readonly Reported[]): readonly Reported[] {
  const keyOf = ({ rule, finding }: Reported, path: ModelFinding['path'] = []) =>
    JSON.stringify([rule.name, finding.subject, path]);
  const said = new Set<string>();
  for (const one of reported) {
    if (one.finding.decidedBy === undefined) said.add(keyOf(one)).add(keyOf(one, one.finding.path));
  }
  return reported.filter((one) => {
    const { decidedBy, path } = one.finding;
    if (decidedBy === undefined) return true;
    return !said.has(path.at(-1) === decidedBy ? keyOf(one, path) : keyOf(one));
  });
}

function ofModel(rule: Rule, finding: ModelFinding, context: RuleContext): RuleFinding {
  const { id, severity, message, why, path, source, subject } = finding;
  const fix = rule.advice ?? finding.fix;
  const fixes = rule.fix?.(finding, context) ?? [];
  const isAnnotation = path[0] === 'metadata' && path[1] === 'annotations' && path.length === 3;
  return {
    rule: rule.name,
    id,
    severity: rule.insists ? rule.severity : severity,
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
