import { CHECKS } from '@eks-ingress/controllers';
import { APPLICATION_CONSTRAINTS, CONSTRAINTS } from '@eks-ingress/elbv2';
import { renderCharts } from '@eks-ingress/charts';
import { readCluster } from './cluster/cluster';
import { findModelFindings } from './model-findings';
import { reporters, type Reportable } from './reporters';
import type { Reported, Rule } from './rule';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

const reported: readonly Reported[] = rules.flatMap(({ reports = [] }) => reports);

test('a cause belongs to one rule', () => {
  const keys = reported.map((one) => (typeof one === 'string' ? one : `${one.id} ${one.annotation}`));
  expect(keys).toContain('annotation-bad-value/ignores');
  expect(keys).toContain('application-health-check-path');
  expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
});

test('everything that the models find is found in an example', () => {
  const found = rules.flatMap(({ examples }) =>
    [...examples.valid, ...examples.invalid].flatMap((example) => {
      const { subjects } = renderCharts(readSubjects(example));
      return findModelFindings(readCluster(subjects, example.options ?? {}), subjects);
    }),
  );
  const ids = new Set<string>(found.map(({ id }) => id));
  // Constraints and checks have examples of their own.
  const declared = new Set<string>(
    [...Object.values(CONSTRAINTS), ...Object.values(APPLICATION_CONSTRAINTS), CHECKS].flatMap(
      (list: readonly { readonly id: string }[]) => list.map(({ id }) => id),
    ),
  );
  const causes = reported
    .flatMap((one) => (typeof one === 'string' ? [one.replace(/\/.*/, '')] : []))
    .filter((id) => !declared.has(id));
  expect(causes).toContain('annotation-bad-value');
  expect(causes.filter((id) => !ids.has(id))).toEqual([]);
});

test('of several rules the one of the annotation reports it, then the one of the effect', () => {
  const rule = (name: string, reports: readonly Reported[]) => ({ name, reports }) as Rule;
  const key = 'alb.ingress.kubernetes.io/scheme';
  const findReporter = reporters([
    rule('an-id', ['annotation-harmful-value', 'listener-port-range']),
    rule('an-effect', ['annotation-harmful-value/ignores']),
    rule('an-annotation', [{ id: 'annotation-harmful-value', annotation: key }]),
  ]);
  const nameOf = (given: Partial<Reportable>) =>
    findReporter({ id: 'annotation-harmful-value', path: ['metadata', 'annotations', 'other'], ...given })?.name;
  expect(nameOf({})).toBe('an-id');
  expect(nameOf({ effect: 'ignores' })).toBe('an-effect');
  expect(nameOf({ effect: 'rejects' })).toBeUndefined();
  expect(nameOf({ effect: 'ignores', path: ['metadata', 'annotations', key] })).toBe('an-annotation');
  expect(nameOf({ id: 'listener-port-range', effect: 'rejects' })).toBe('an-id');
  expect(nameOf({ id: 'target-group-protocol' })).toBeUndefined();
});
