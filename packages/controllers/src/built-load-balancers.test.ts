import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCase } from './testing/built-load-balancers/compare-cases';
import type { ControllerCase, Outcome } from './testing/built-load-balancers/controller-case';
import { NOT_EXPRESSED } from './testing/built-load-balancers/stack';

const file = join(__dirname, '../../../../shared/conformance/aws-load-balancer-controller.json');

/** The cases that are not compared, for reasons that the report gives; the list may only become shorter. */
const setAside: readonly string[] = [
  'service/model_builder/defaultModelBuilderTask_Build/2582',
  'service/model_builder/defaultModelBuilderTask_Build/2612',
  'service/model_builder/defaultModelBuilderTask_Build/6330',
  'service/model_builder/defaultModelBuilderTask_Build/6704',
];

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

    process.stdout.write(
      [
        ...outcomes
          .filter(({ result }) => result !== 'agreed')
          .map(({ id, result, because = [] }) => `  ${result} ${id}: ${because.join('; ')}`),
        ...Object.entries(NOT_EXPRESSED).map(([field, why]) => `  not compared: ${field}, since ${why}`),
        `ran ${ran}, agreed on ${agreed}; ${count(outcomes, 'set aside')} set aside`,
        '',
      ].join('\n'),
    );

    expect(ran).toBeGreaterThan(0);
    expect(outcomes.filter(({ result }) => result === 'disagreed')).toEqual([]);
    expect(outcomes.flatMap(({ id, result }) => (result === 'set aside' ? [id] : [])).sort()).toEqual(setAside);
  });
});

function count(outcomes: readonly Outcome[], result: Outcome['result']): number {
  return outcomes.filter((outcome) => outcome.result === result).length;
}
