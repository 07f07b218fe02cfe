import { formatPath } from '@eks-ingress/diagnostics';
import { checkRules } from './check-rules';
import { findRule } from './find-rule';
import type { ExampleFinding, Rule, RuleExample, RuleFinding } from './rule';
import { rules } from './rules';
import { applyEdits } from './testing/apply-edits';
import { readSubjects } from './testing/read-subjects';

function findIn(example: RuleExample): readonly RuleFinding[] {
  return checkRules(readSubjects(example), example.options);
}

/** What is found in every installation of ingress-nginx, however well it is set up. */
const inherent = 'no-retired-controller';

/** Where a finding is; the number of the document comes first where there are several. */
function placeOf({ subject, path }: RuleFinding, example: RuleExample): string {
  return readSubjects(example).length === 1 ? formatPath(path) : `${subject}: ${formatPath(path)}`;
}

/** A finding as examples write it: what is as usual is left out. */
function written(finding: RuleFinding, rule: Rule, example: RuleExample): ExampleFinding {
  const { message, severity, fixes = [] } = finding;
  const suggests = fixes.filter(({ isSafe }) => !isSafe).map(({ title }) => title);
  return {
    path: placeOf(finding, example),
    message,
    ...(severity !== rule.severity && { severity }),
    ...(suggests.length > 0 && { suggests }),
  };
}

/** The subjects of an example with every safe fix of a rule applied. */
function fix(rule: Rule, example: RuleExample): readonly unknown[] {
  const fixes = findIn(example)
    .filter(({ rule: name }) => name === rule.name)
    .flatMap(({ fixes: [first] = [] }) => (first?.isSafe ? [first] : []));
  return readSubjects(example).map(({ value }, index) =>
    applyEdits(
      value,
      fixes.filter(({ subject }) => subject === index).flatMap(({ edits }) => edits),
    ),
  );
}

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.valid.map((example) => [example.title, example] as const))(
    'finds nothing: %s',
    (_, example) => {
      const isAsked = ({ rule: name }: RuleFinding) =>
        name === rule.name || (name !== inherent && findRule(name)?.preset === 'recommended');
      expect(findIn(example).filter(isAsked)).toEqual([]);
    },
  );

  it.each(rule.examples.invalid.map((example) => [example.title, example] as const))('finds: %s', (_, example) => {
    const own = findIn(example).filter(({ rule: name }) => name === rule.name);
    expect(own.map((finding) => written(finding, rule, example))).toEqual(example.findings);
  });

  it.each(rule.examples.invalid.map((example) => [example.title, example] as const))('fixes: %s', (_, example) => {
    const { fixed = example.yaml } = example;
    expect(fix(rule, example)).toEqual(readSubjects({ ...example, yaml: fixed }).map(({ value }) => value));
    if (example.fixed === undefined) return;
    const left = findIn({ ...example, yaml: fixed }).filter(({ rule: name }) => name === rule.name);
    expect(left.filter(({ fixes = [] }) => fixes.some(({ isSafe }) => isSafe))).toEqual([]);
  });
});
