import { checkRules } from './check-rules';
import type { Rule, RuleFinding } from './rule';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

/** Rules that find something else at the same place, and why that is another cause. */
const separateCauses: Readonly<Record<string, string>> = {
  'no-group-conflict: no-open-load-balancer':
    'Members of a group that contradict each other may be open to the internet as well.',
  'no-redirect-action: valid-annotation-spelling':
    'An action that an annotation of its own does better may be written in an odd case as well.',
  'no-unpatched-controller: no-retired-controller':
    'A version with known holes is one of a project that mends none any more.',
};

/** Rules that find something at the places of a rule that is off, as `rule: other rule`. */
function comingBack(rule: Rule, all: readonly Rule[]): readonly string[] {
  const others = all.filter((other) => other !== rule);
  const placeOf = ({ subject, path }: RuleFinding) => JSON.stringify([subject, path]);
  return rule.examples.invalid.flatMap((example) => {
    const subjects = readSubjects(example);
    const own = checkRules(subjects, { ...example.options, rules: all }).filter((one) => one.rule === rule.name);
    const places = new Set(own.map(placeOf));
    return checkRules(subjects, { ...example.options, rules: others })
      .filter((finding) => places.has(placeOf(finding)))
      .map((finding) => `${rule.name}: ${finding.rule}`);
  });
}

test('a rule that is off does not come back under another name', () => {
  const found = [...new Set(rules.flatMap((rule) => comingBack(rule, rules)))];
  expect(found.sort()).toEqual(Object.keys(separateCauses).sort());
  expect(found.length).toBeLessThanOrEqual(10);
});

test('a rule that says the same as another one is found out', () => {
  const original = rules.find(({ check }) => check !== undefined);
  if (original === undefined) throw new Error('No rule finds anything by itself.');
  const copy: Rule = { ...original, name: 'a-copy' };
  expect(comingBack(original, [...rules, copy])).toContain(`${original.name}: a-copy`);
});
