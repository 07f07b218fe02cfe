import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTRAINTS, type Constraint } from '@eks-ingress/elbv2';
import { ACCOUNTED_RULES, type RuleAccount } from './accounted-rules';

type Declaration = Pick<Constraint<never, never>, 'id' | 'severity' | 'source'>;

const ALL_CONSTRAINTS: readonly Declaration[] = Object.values(CONSTRAINTS).flat();

interface SurveyedRule {
  readonly subject: string;
  readonly rule: string;
  /** Whether somebody looked the fact up, and found one answer. */
  readonly verified: boolean;
  /** Whether it can be judged without asking AWS. */
  readonly checkable: boolean;
}

const survey = JSON.parse(readFileSync(join(__dirname, 'surveyed-rules.json'), 'utf8')) as {
  readonly surveyed: string;
  readonly rules: Readonly<Record<string, SurveyedRule>>;
};

type Accounts = Readonly<Record<string, RuleAccount>>;

const constraintsOf = (account: RuleAccount): readonly string[] =>
  'constraints' in account ? account.constraints : [];

/** What is wrong with the accounts of the surveyed rules. */
function faultsOf(accounts: Accounts, constraints: readonly Declaration[] = ALL_CONSTRAINTS) {
  const severities = new Map(constraints.map(({ id, severity }) => [id, severity]));
  const verified = new Set(
    Object.entries(accounts).flatMap(([id, account]) => (survey.rules[id]?.verified ? constraintsOf(account) : [])),
  );
  const named = new Set(Object.values(accounts).flatMap(constraintsOf));
  return [
    ...Object.keys(survey.rules)
      .filter((id) => !Object.hasOwn(accounts, id))
      .map((id) => `${id} is not accounted for`),
    ...Object.entries(accounts).flatMap(([id, account]) => {
      const rule = survey.rules[id];
      if (rule === undefined) return [`${id} is no surveyed rule`];
      const texts = Object.values(account).flat();
      return [
        ...(Object.keys(account).length === 1 && texts.length > 0 ? [] : [`${id} has not one account`]),
        ...constraintsOf(account)
          .filter((name) => !severities.has(name))
          .map((name) => `${id} names ${name}, which is no constraint`),
        ...('constraints' in account || /^[A-Z_a-z].*\.$/.test(texts.join()) ? [] : [`${id} says not why`]),
        ...(rule.checkable && 'notCheckable' in account ? [`${id} can be checked`] : []),
        ...(rule.verified
          ? []
          : constraintsOf(account)
              .filter((name) => severities.get(name) === 'error' && !verified.has(name))
              .map((name) => `${id} is not verified, and ${name} is an error`)),
      ];
    }),
    ...constraints
      .filter(({ id, source }) => !named.has(id) && !source.startsWith('https://'))
      .map(({ id }) => `${id} is named by no rule and has no source of its own`),
  ];
}

test('every surveyed rule is accounted for, by constraints that exist', () => {
  expect(faultsOf(ACCOUNTED_RULES)).toEqual([]);
});

test('the survey says when it was', () => {
  expect(survey.surveyed).toMatch(/^\d{4}-\d{2}$/);
});

describe('an account', () => {
  const changed = (id: string, account: unknown) => faultsOf({ ...ACCOUNTED_RULES, [id]: account as RuleAccount });

  test('of a rule that was not surveyed is refused', () => {
    expect(changed('LB-999', { type: 'Nothing.' })).toEqual(['LB-999 is no surveyed rule']);
  });

  test('that is missing is noticed', () => {
    const { 'LB-001': _account, ...others } = ACCOUNTED_RULES;
    expect(faultsOf(others)).toEqual(['LB-001 is not accounted for']);
  });

  test.each([
    [{ constraints: ['load-balancer-name'] }, 'LB-005 names load-balancer-name, which is no constraint'],
    [{ constraints: [] }, 'LB-005 has not one account'],
    [{ type: 'One.', default: 'Two.' }, 'LB-005 has not one account'],
    [{ type: '' }, 'LB-005 says not why'],
    [{ notCheckable: 'Nobody knows.' }, 'LB-005 can be checked'],
  ])('of %j is refused', (account, fault) => {
    expect(changed('LB-005', account)).toContain(fault);
  });

  test('of a rule that nobody verified names warnings only', () => {
    expect(survey.rules['LS-011']?.verified).toBe(false);
    expect(faultsOf({ 'LS-011': { constraints: ['load-balancer-scheme'] } })).toContain(
      'LS-011 is not verified, and load-balancer-scheme is an error',
    );
  });

  test('is needed for a constraint without a source', () => {
    const constraint = { ...ALL_CONSTRAINTS.find(({ id }) => id === 'access-logs-bucket'), id: 'other', source: '' };

    expect(faultsOf(ACCOUNTED_RULES, [...ALL_CONSTRAINTS, constraint as Declaration])).toEqual([
      'other is named by no rule and has no source of its own',
    ]);
  });
});
