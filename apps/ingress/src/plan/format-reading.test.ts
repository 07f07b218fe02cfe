import { stripVTControlCharacters } from 'node:util';
import { formatReading } from './format-reading';
import type { PlanReport } from './plan-report';

const finding = { id: 'x', path: ['entryPoints', 'public'], message: 'It goes.', at: 'production.ts:9' } as const;
const report: PlanReport = {
  environment: 'production',
  digest: 'sha256:0',
  changes: [],
  outputs: [],
  isEmpty: false,
  effect: 'in-place',
  summary: [{ entryPoint: 'public', headline: 'The load balancer stays.', lines: ['A record is created.'] }],
  refusals: [],
  unneeded: [],
};
const plain = (changes: Partial<PlanReport>) => stripVTControlCharacters(formatReading({ ...report, ...changes }));

test('what a plan does comes before its digest', () => {
  expect(plain({})).toBe(
    'What this does to production:\n\npublic: The load balancer stays.\n  - A record is created.\n\nThe digest of these changes: sha256:0',
  );
});

test('what it would do comes before the refusals, which are nearest to the prompt', () => {
  const refusals = [{ ...finding, severity: 'error', why: 'Clients.', fix: 'Undo it.' }] as const;
  expect(plain({ refusals })).toMatch(
    /^What this would do to production:[^]*\n\nproduction\.ts:9 {2}entryPoints\.public\n {2}refused: It goes\. \(x\)\n {2}why: Clients\.\n {2}fix: Undo it\.$/,
  );
});

test.each([
  ['error', 'not to be deployed'],
  ['warning', 'warning'],
] as const)('an acknowledgement in vain that is an %s is %s', (severity, label) => {
  expect(plain({ unneeded: [{ ...finding, severity }] })).toContain(`  ${label}: It goes. (x)`);
});

test('nothing is said of a plan without changes', () => {
  expect(plain({ isEmpty: true, summary: [] })).toBe('');
});
