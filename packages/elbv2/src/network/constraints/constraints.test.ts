import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CONSTRAINTS } from '../../testing/examples';
import { QUOTAS } from '../../quotas';
import type { Constraint } from './constraint';

type Declaration = Omit<Constraint<never, never>, 'when' | 'message' | 'dependsOn'>;

const lists = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => Object.entries(jest.requireActual<Record<string, unknown>>(join(__dirname, file))))
  .flatMap(([name, exported]) =>
    Array.isArray(exported) ? [{ name, constraints: exported as readonly Declaration[] }] : [],
  );

const kebabCase = (text: string) => text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a list of constraints on a subject does against the laws of constraints. */
function faultsOf(name: string, constraints: readonly Partial<Declaration>[]): string[] {
  const subject = kebabCase(name.replace(/Constraints$/, ''));
  const ids = constraints.map(({ id }) => id);
  return [
    ...(/Constraints$/.test(name) && constraints.length > 0 ? [] : [`${name} is no list of constraints`]),
    ...constraints.flatMap(({ id = '', attribute, severity = '', why = '', fix, source = '', examples }, index) => [
      ...(/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id) ? [] : [`${id} is not in kebab-case`]),
      ...(id.startsWith(`${subject}-`) ? [] : [`${id} does not begin with ${subject}`]),
      ...(ids.indexOf(id) === index ? [] : [`${id} is there twice`]),
      ...(attribute ? [] : [`${id} has no attribute`]),
      ...(['error', 'warning'].includes(severity) ? [] : [`${id} has no severity`]),
      ...(/^[A-Z].*\.$/.test(why) ? [] : [`${id} says not why`]),
      ...(typeof fix === 'function' || /^[A-Z].*[.?]$/.test(fix ?? '') ? [] : [`${id} has no fix`]),
      ...(URL.canParse(source) && new URL(source).protocol === 'https:' ? [] : [`${id} has no source`]),
      ...((examples?.passes.length ?? 0) > 0 ? [] : [`${id} has no example that passes`]),
      ...((examples?.fails.length ?? 0) > 0 ? [] : [`${id} has no example that fails`]),
    ]),
  ];
}

test.each(lists)('$name follow the laws of constraints', ({ name, constraints }) => {
  expect(faultsOf(name, constraints)).toEqual([]);
});

test('every list is one of CONSTRAINTS, and no two constraints have one id', () => {
  const ids = lists.flatMap(({ constraints }) => constraints.map(({ id }) => id));

  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  expect(ALL_CONSTRAINTS.map(({ id }) => id).sort()).toEqual(ids.sort());
});

describe('a constraint', () => {
  const listener = lists.find(({ name }) => name === 'listenerConstraints')?.constraints[0];
  const withoutExamples = { passes: [], fails: [] };

  test.each([
    [{ id: 'listener-Port' }, ['listener-Port is not in kebab-case']],
    [{ id: 'port-range' }, ['port-range does not begin with listener']],
    [{ source: undefined }, ['listener-port-range has no source']],
    [{ source: 'the guide' }, ['listener-port-range has no source']],
    [{ why: 'because' }, ['listener-port-range says not why']],
    [{ fix: '' }, ['listener-port-range has no fix']],
    [
      { examples: withoutExamples },
      ['listener-port-range has no example that passes', 'listener-port-range has no example that fails'],
    ],
  ])('is refused with %j', (changed, faults) => {
    expect(faultsOf('listenerConstraints', [{ ...listener, ...changed }])).toEqual(faults);
  });

  test('is refused when its id is there twice', () => {
    expect(faultsOf('listenerConstraints', [{ ...listener }, { ...listener }])).toEqual([
      'listener-port-range is there twice',
    ]);
  });
});

test('a quota that AWS raises is a warning, and a fixed one an error', () => {
  const severityOf = (id: string) => ALL_CONSTRAINTS.find((constraint) => constraint.id === id)?.severity;

  expect(QUOTAS['listeners-per-load-balancer'].adjustable).toBe(false);
  expect(severityOf('load-balancer-listener-quota')).toBe('error');
  expect(QUOTAS['certificates-per-load-balancer'].adjustable).toBe(true);
  expect(severityOf('load-balancer-certificate-quota')).toBe('warning');
});
