import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commitCopy, copyWorkspace, linkModules } from '../copy-workspace';
import { workspaceFolders } from '../workspace-folders';
import { applyMutation, drawMutations, type DrawnMutation } from './draw-mutations';
import { runTests } from './run-tests';
import { openProgram, type SourceProgram } from './source-program';

/** Beyond what the tests need without a mutation; an endless loop is noticed then, and a busy machine is not. */
const PATIENCE = 600_000;

/** How long a test file may take that has not run yet, in milliseconds. */
const UNKNOWN_DURATION = 120_000;

interface Options {
  readonly root: string;
  readonly seed: number;
  readonly count: number;
  /** How many tests run at the same time. @default 1 */
  readonly workers?: number;
  /** Gets each line as soon as it is known. */
  readonly print: (line: string) => void;
  /** Stops the tests that run, and ends with an error. */
  readonly signal: AbortSignal;
}

type Outcome =
  | { readonly kind: 'caught'; readonly by: string }
  | { readonly kind: 'survived' }
  /** The compiler refuses it, so that it does not count. */
  | { readonly kind: 'ill-typed' };

export interface JudgedMutation extends DrawnMutation {
  readonly outcome: Outcome;
}

/** What is kept of a run, so that the next one with the same seed on the same sources goes on. */
interface Progress {
  readonly outcomes: Outcome[];
  /** How long each test file takes that has passed, in milliseconds. */
  readonly durations: Record<string, number>;
  /** The test files that fail without a mutation. They would catch everything, and are left out. */
  readonly failing: string[];
}

/**
 * Changes one place at a time in what checks declare, and runs the tests that load it; returns the mutations that the
 * compiler accepts. Everything happens in a copy of the workspace: its own files are never touched.
 */
export async function mutate(options: Options): Promise<readonly JudgedMutation[]> {
  const { root, seed, count, print, signal } = options;
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'eks-ingress-mutate-')));
  try {
    const copy = join(scratch, 'workspace');
    const files = copyWorkspace(root, copy);
    const file = join(root, 'node_modules/.cache/eks-ingress-mutate', `${seed}-${commitCopy(copy)}.json`);
    linkModules(root, copy);
    // Some tests read what stands beside the workspace.
    for (const name of readdirSync(dirname(root))) {
      if (!existsSync(join(scratch, name))) symlinkSync(join(dirname(root), name), join(scratch, name));
    }

    const folders = workspaceFolders(copy);
    const sources = files.filter(
      (name) => /(?<!\.d)\.ts$/.test(name) && folders.some((folder) => name.startsWith(`${folder}/`)),
    );
    const texts = new Map(
      sources.filter(isProduction).map((name) => [name, readFileSync(join(copy, name), 'utf8')] as const),
    );
    const drawn = drawMutations(texts, seed);
    const progress = readProgress(file);
    const save = (): void => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(progress));
    };

    let program: SourceProgram | undefined;
    const judged: JudgedMutation[] = [];
    for (const [index, mutation] of drawn.entries()) {
      if (judged.length === count) break;
      const started = Date.now();
      let outcome = progress.outcomes[index];
      const isKnown = outcome !== undefined;
      if (outcome === undefined) {
        program ??= openSources(copy, sources);
        outcome = await judge(mutation, { ...options, copy, folders, program, progress, save });
        progress.outcomes.push(outcome);
        save();
      }
      if (outcome.kind === 'ill-typed') continue;
      judged.push({ ...mutation, outcome });
      const time = isKnown ? 'known from before' : `${Math.round((Date.now() - started) / 1000)} s`;
      print(`${String(judged.length).padStart(String(count).length)}/${count} ${describe(mutation, outcome)}, ${time}`);
    }
    return judged;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    signal.throwIfAborted();
  }
}

interface Context extends Options {
  readonly copy: string;
  readonly folders: readonly string[];
  readonly program: SourceProgram;
  readonly progress: Progress;
  readonly save: () => void;
}

async function judge(mutation: DrawnMutation, context: Context): Promise<Outcome> {
  const { copy, program, progress } = context;
  const path = join(copy, mutation.file);
  const text = readFileSync(path, 'utf8');
  const mutated = applyMutation(text, mutation);
  if (!program.typeChecks(mutation.file, mutated)) return { kind: 'ill-typed' };

  const distances = program.testsOf(mutation.file);
  const projectOf = (file: string): string => context.folders.find((folder) => file.startsWith(`${folder}/`)) ?? '';
  const isOwn = (name: string): boolean => projectOf(name) === projectOf(mutation.file);
  // Most are caught in their own package: starting Jest for all of them takes longer than its tests.
  const reached = [...distances.keys()];
  for (const names of [reached.filter(isOwn), reached.filter((name) => !isOwn(name))]) {
    // The nearest first, and of these the fastest.
    const cost = (name: string): readonly number[] => [distances.get(name) ?? 0, progress.durations[name] ?? 0];
    const tests = [...names].sort((one, other) => compare(cost(one), cost(other)));
    const outcome = await runMutated(tests, { path, text, mutated }, context);
    if (outcome !== undefined) return outcome;
  }
  return { kind: 'survived' };
}

interface MutatedFile {
  readonly path: string;
  readonly text: string;
  readonly mutated: string;
}

/** Runs tests until one of them fails that passes without the mutation; undefined when there is none. */
async function runMutated(
  names: readonly string[],
  { path, text, mutated }: MutatedFile,
  context: Context,
): Promise<Outcome | undefined> {
  const { progress, save, print } = context;
  const tests = names.filter((name) => !progress.failing.includes(name));
  if (tests.length === 0) return undefined;
  const unknown = tests.filter((name) => progress.durations[name] === undefined);
  if (unknown.length > 0) print(`Running ${unknown.length} test files for the first time.`);
  const expected = tests.reduce((sum, name) => sum + (progress.durations[name] ?? UNKNOWN_DURATION), 0);
  writeFileSync(path, mutated);
  let result;
  try {
    result = await test(tests, context, { bail: true, limit: PATIENCE + 3 * expected });
  } finally {
    writeFileSync(path, text);
  }
  const { failed, durations, hung } = result;
  const [first] = failed;
  const passed = Object.entries(durations).filter(([name]) => !failed.includes(name));
  Object.assign(progress.durations, Object.fromEntries(passed));
  save();
  if (hung) return { kind: 'caught', by: 'tests that do not end' };
  if (first === undefined) return undefined;
  if (await passesWithout(first, context)) return { kind: 'caught', by: first };
  print(`${first} fails without a mutation, and is left out.`);
  progress.failing.push(first);
  save();
  return runMutated(tests, { path, text, mutated }, context);
}

/** Whether a test passes without a mutation: it did before, or does so now. */
async function passesWithout(name: string, context: Context): Promise<boolean> {
  const { progress, save } = context;
  if (progress.durations[name] !== undefined) return true;
  const { failed, durations } = await test([name], context, { bail: false, limit: 2 ** 31 - 1 });
  if (failed.length > 0) return false;
  Object.assign(progress.durations, durations);
  save();
  return true;
}

function test(
  tests: readonly string[],
  { copy, folders, workers = 1, signal }: Context,
  { bail, limit }: { readonly bail: boolean; readonly limit: number },
) {
  const projects = folders.filter((folder) => tests.some((name) => name.startsWith(`${folder}/`)));
  return runTests({ root: copy, projects, tests, workers, bail, limit, signal });
}

function openSources(copy: string, sources: readonly string[]): SourceProgram {
  const program = openProgram(copy, sources);
  if (program.errors.length > 0) throw new Error(`The sources have type errors:\n${program.errors.join('\n')}`);
  return program;
}

function isProduction(file: string): boolean {
  return /\/src\//.test(file) && !/\.test\.ts$|\/testing\//.test(file);
}

function readProgress(file: string): Progress {
  if (!existsSync(file)) return { outcomes: [], durations: {}, failing: [] };
  return JSON.parse(readFileSync(file, 'utf8')) as Progress;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

export function describe({ kind, file, line, before, after }: DrawnMutation, outcome: Outcome): string {
  const result = outcome.kind === 'caught' ? `caught by ${outcome.by}` : outcome.kind;
  return `${file}:${line} ${kind} ${shorten(before)} -> ${shorten(after)}: ${result}`;
}

function shorten(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
