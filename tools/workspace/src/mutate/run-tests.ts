import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A machine that is busy must not fail a test. */
const TEST_TIMEOUT = 120_000;

export interface TestRun {
  /** From the root, with forward slashes; the first of them when the run ends at the first. */
  readonly failed: readonly string[];
  /** How long each file took, in milliseconds. */
  readonly durations: Readonly<Record<string, number>>;
  /** Whether the tests were stopped because they did not come to an end. */
  readonly hung: boolean;
}

interface Options {
  readonly root: string;
  /** Folders with a jest.config.cjs, from the root. */
  readonly projects: readonly string[];
  /** Test files in the order in which they run. */
  readonly tests: readonly string[];
  readonly workers: number;
  /** Whether the first failure ends the run. */
  readonly bail: boolean;
  /** After how many milliseconds the run counts as hanging. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** What the reporter writes. */
interface RecordedTest {
  readonly path: string;
  readonly failed: boolean;
  readonly milliseconds: number;
}

/** Runs test files of several projects in one Jest. */
export async function runTests(options: Options): Promise<TestRun> {
  const { root, projects, tests, workers, bail, limit, signal } = options;
  const file = (name: string): string => join(root, 'node_modules', `.mutate-${name}`);
  const [config, order, record] = [file('config.json'), file('order.json'), file('record.jsonl')];
  // A file: what Jest gets on the command line overrides the configuration of each project.
  writeFileSync(
    config,
    JSON.stringify({
      rootDir: root,
      projects: projects.map((project) => join(root, project)),
      testSequencer: join(__dirname, 'test-order.cjs'),
      reporters: [join(__dirname, 'test-recorder.cjs')],
    }),
  );
  writeFileSync(order, JSON.stringify(tests.map((test) => join(root, test))));
  writeFileSync(record, '');
  const args = [
    join(root, 'node_modules/jest/bin/jest.js'),
    `--config=${config}`,
    `--cacheDirectory=${file('jest-cache')}`,
    `--maxWorkers=${workers}`,
    `--testTimeout=${TEST_TIMEOUT}`,
    ...(bail ? ['--bail'] : []),
    ...['--ci', '--silent', '--testPathPatterns'],
    ...tests.map((test) => `^${escape(join(root, test))}$`),
  ];
  const env = { ...process.env, TEST_ORDER: order, TEST_RECORD: record, CI: 'true' };
  const hung = await run(root, args, env, limit, signal);
  const recorded = readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedTest);
  if (recorded.length === 0 && !hung) throw new Error(`Jest runs none of ${tests.join(', ')}.`);
  const named = (path: string): string => path.slice(root.length + 1);
  return {
    failed: recorded.filter(({ failed }) => failed).map(({ path }) => named(path)),
    durations: Object.fromEntries(recorded.map(({ path, milliseconds }) => [named(path), milliseconds])),
    hung,
  };
}

/** Returns whether it had to be stopped; with everything that it started. */
function run(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limit: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore', detached: true });
    const stop = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      stop();
    }, limit);
    signal.addEventListener('abort', stop, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', () => {
      settle();
      if (signal.aborted) reject(signal.reason as Error);
      else resolve(hung);
    });
  });
}

function escape(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
