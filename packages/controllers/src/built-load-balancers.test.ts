import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCase } from './testing/built-load-balancers/compare-cases';
import type { ControllerCase, Outcome } from './testing/built-load-balancers/controller-case';
import { NOT_EXPRESSED } from './testing/built-load-balancers/stack';

const file = join(__dirname, '../../../../shared/conformance/aws-load-balancer-controller.json');
const threshold = 0.98;

describe('specifications and what the controller builds', () => {
  if (!existsSync(file)) {
    // The cases are no part of the repository; a skipped test says so where the line below is not read.
    it.skip('agree on the cases of ../shared/conformance, which is not there', () => undefined);
    process.stdout.write(
      'The cases of ../shared/conformance are not there: what the controller builds is not compared.\n',
    );
    return;
  }

  it('agree on load balancers, listeners and target groups', () => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly ControllerCase[] };
    const outcomes = cases.flatMap((oneCase) => compareCase(oneCase) ?? []);
    const agreed = count(outcomes, 'agreed');
    const ran = agreed + count(outcomes, 'disagreed');
    const share = ran === 0 ? 1 : agreed / ran;

    process.stdout.write(
      [
        ...outcomes
          .filter(({ result }) => result !== 'agreed')
          .map(({ id, result, because = [] }) => `  ${result} ${id}: ${because.join('; ')}`),
        ...Object.entries(NOT_EXPRESSED).map(([field, why]) => `  not compared: ${field}, since ${why}`),
        `ran ${ran}, agreed on ${agreed} (${(share * 100).toFixed(1)} %); ${count(outcomes, 'set aside')} set aside`,
        '',
      ].join('\n'),
    );

    expect(ran).toBeGreaterThan(0);
    expect(share).toBeGreaterThanOrEqual(threshold);
  });
});

function count(outcomes: readonly Outcome[], result: Outcome['result']): number {
  return outcomes.filter((outcome) => outcome.result === result).length;
}
