import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const steps = resolve(__dirname, '../../../.ci/steps.sh');

function run(script: string) {
  const { status, stdout } = spawnSync('bash', ['-uo', 'pipefail', '-c', `. "$1"\n${script}\nfinish`, 'bash', steps], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = stdout.trimEnd().split('\n');
  return { status, lines, count: lines.at(-1) };
}

test('steps that pass are counted', () => {
  expect(run(`step first true\nstep second true`)).toMatchObject({ status: 0, count: '2 passed, 0 failed' });
});

test('a failing step fails the run, and the steps after it still run', () => {
  const { status, count, lines } = run(`step first false\nstep second true`);
  expect({ status, count }).toEqual({ status: 1, count: '1 passed, 1 failed' });
  expect(lines).toContain('failed: first');
});

test('a step with several commands stops at the first that fails', () => {
  const { count, lines } = run(`broken() { false; echo reached; }\nstep broken broken`);
  expect(count).toBe('0 passed, 1 failed');
  expect(lines).not.toContain('reached');
});

test('a step that is begun runs beside the next ones, and is counted at its end', () => {
  const script = 'late() { while [ ! -e "$file" ]; do sleep 0.05; done; rm "$file"; echo "late is done"; }';
  const { status, count, lines } = run(`${script}\nfile=$(mktemp -u)\nbegin late late\nstep first touch "$file"\nend`);
  expect({ status, count }).toEqual({ status: 0, count: '2 passed, 0 failed' });
  const [first, last] = ['==== first: passed (', 'late is done'].map((text) =>
    lines.findIndex((line) => line.startsWith(text)),
  );
  expect(first).toBeGreaterThan(-1);
  expect(last).toBeGreaterThan(first ?? Infinity);
});

test('a step that is begun and fails fails the run', () => {
  const { status, count, lines } = run(`broken() { false; echo reached; }\nbegin broken broken\nstep first true\nend`);
  expect({ status, count }).toEqual({ status: 1, count: '1 passed, 1 failed' });
  expect(lines).toContain('failed: broken');
  expect(lines).not.toContain('reached');
});

test('an end without a beginning counts nothing', () => {
  expect(run(`step first true\nend\nbegin second true\nend\nend`)).toMatchObject({
    status: 0,
    count: '2 passed, 0 failed',
  });
});

test('a failing command in a pipe fails the step', () => {
  expect(run(`piped() { false | cat; }\nstep piped piped`)).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
});

test('a command that is missing fails the step', () => {
  expect(run(`step first no-such-command`)).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
});

test('a step that could not find out counts as neither, and is said again at the end', () => {
  const { status, count, lines } = run(`step first true\nstep_if_possible audit bash -c 'exit 77'`);
  expect({ status, count }).toEqual({ status: 0, count: '1 passed, 0 failed' });
  expect(lines.at(-2)).toBe('NOT CHECKED: audit');
});

test('only a step that may says so: otherwise that status is a failure', () => {
  expect(run(`step first bash -c 'exit 77'`)).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
});

test('any other failure of such a step is one', () => {
  expect(run(`step_if_possible audit false`)).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
});

test('a run in which nothing was checked fails', () => {
  expect(run(`not_checked everything`)).toMatchObject({ status: 1, count: '0 passed, 0 failed' });
});

test('a step sees an empty stdin, so that it cannot wait for an answer', () => {
  expect(run(`step asks bash -c '! read -r answer'`)).toMatchObject({ count: '1 passed, 0 failed' });
});

test('every step is timed', () => {
  expect(run(`step first true`).lines).toContainEqual(expect.stringMatching(/^==== first: passed \(\d+ s\)$/));
});
