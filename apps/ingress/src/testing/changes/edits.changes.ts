import * as constructs from '@eks-ingress/constructs';
import type * as exampleModule from './example-subjects';
import { exampleSubjects } from './example-subjects';
import { plansMade } from './plan-edit';
import { countOutcomes, runEdits, type EditResult } from './run-edits';
import { editsOfSubject, environmentSubjects, type SubjectEdit } from './subjects';

/*
 * Changes, adds and removes each prop of the shipped environments and examples in turn, and compares what Terraform plans
 * with what the tables say. CHANGES=all takes every edit, and goes on where it was when it is interrupted; otherwise it is
 * a sample. CHANGES_SUBJECT takes the subjects whose name it is part of; CHANGES_WORKERS makes several plans at a time.
 */
jest.mock('@eks-ingress/constructs', () =>
  jest
    .requireActual<typeof exampleModule>('./example-subjects')
    .editableConstructs(jest.requireActual<typeof constructs>('@eks-ingress/constructs')),
);

const SEED = 12;
const SAMPLE = 30;
const { CHANGES, CHANGES_SUBJECT = '', CHANGES_WORKERS = '1' } = process.env;

const subjects = [
  ...environmentSubjects(),
  ...exampleSubjects((file) => jest.requireActual<object>(file), constructs),
].filter(({ name }) => name.includes(CHANGES_SUBJECT));

/** The same numbers for a seed, between 0 and 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Edits in an order that the seed decides. */
function shuffled(edits: readonly SubjectEdit[]): readonly SubjectEdit[] {
  const next = numbers(SEED);
  return edits
    .map((edit) => ({ edit, order: next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ edit }) => edit);
}

function report(results: readonly EditResult[]): void {
  process.stdout.write(`${countOutcomes(results)}; ${plansMade()} plans made in this run\n`);
}

function problemsOf(results: readonly EditResult[]): readonly string[] {
  return results.flatMap(({ problem }) => problem ?? []);
}

if (CHANGES === 'all') {
  const all: EditResult[] = [];

  test.each(subjects)('$name: what happens is what the table says', async (subject) => {
    const results = await runEdits(editsOfSubject(subject), Number(CHANGES_WORKERS));
    all.push(...results);
    process.stdout.write(`${subject.name}: ${countOutcomes(results)}\n`);
    expect(problemsOf(results)).toEqual([]);
  });

  afterAll(() => report(all));
} else {
  test(`a sample of ${SAMPLE} edits that Terraform plans does what the tables say`, async () => {
    const results: EditResult[] = [];
    const edits = [...shuffled(subjects.flatMap(editsOfSubject))];
    const isPlanned = ({ outcome }: EditResult) => outcome.kind === 'planned';
    while (results.filter(isPlanned).length < SAMPLE && edits.length > 0) {
      results.push(...(await runEdits(edits.splice(0, 2), 2)));
    }
    report(results);
    expect(problemsOf(results)).toEqual([]);
  });
}
