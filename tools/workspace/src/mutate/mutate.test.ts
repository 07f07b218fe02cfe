import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { drawMutations } from './draw-mutations';
import { findMutations } from './find-mutations';
import { mutate } from './mutate';

// Each of them starts Jest several times.
jest.setTimeout(600_000);

const root = join(__dirname, '../../../..');
const workspace = mkdtempSync(join(tmpdir(), 'eks-ingress-mutate-fixture-'));
const CHECKS = 'packages/shop/src/check-shop.ts';

const checks = `
const MAX_LENGTH = 32;

export function checkName(name: string) {
  return name.length > MAX_LENGTH
    ? [{ id: 'name-length', severity: 'error', path: ['spec', 'name'], message: \`\${name} is longer than \${MAX_LENGTH}.\` }]
    : [];
}

/** No test loads it with a value that is a bound. */
export function checkPort(port: number) {
  return port > 65_535 ? [{ message: \`\${port} is not a port.\`, path: ['spec', 'port'] }] : [];
}
`;

const tests = `
import { checkName, checkPort } from './check-shop';

test('a name has at most 32 characters', () => {
  expect(checkName('x'.repeat(32))).toEqual([]);
  expect(checkName('x'.repeat(33))).toMatchObject([{ id: 'name-length', severity: 'error', path: ['spec', 'name'] }]);
});

test('a number that is far too large is no port', () => {
  expect(checkPort(1_000_000)).toMatchObject([{ path: ['spec', 'port'] }]);
  expect(checkPort(80)).toEqual([]);
});
`;

beforeAll(() => {
  write('package.json', JSON.stringify({ name: 'fixture', private: true, workspaces: ['packages/*'] }));
  write('.gitignore', 'node_modules/\n');
  write('jest.preset.cjs', readFileSync(join(root, 'jest.preset.cjs'), 'utf8'));
  write('tsconfig.base.json', readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  write('packages/shop/package.json', JSON.stringify({ name: '@shop/shop', private: true }));
  write('packages/shop/jest.config.cjs', `module.exports = { preset: '../../jest.preset.cjs' };\n`);
  write(CHECKS, checks);
  write('packages/shop/src/check-shop.test.ts', tests);
  mkdirSync(join(workspace, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(workspace, 'node_modules', name));
  }
  expect(spawnSync('git', ['init', '--quiet'], { cwd: workspace }).status).toBe(0);
});

afterAll(() => rmSync(workspace, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), text);
}

/** The lines that a run prints, with what is known of every mutation at the end. */
async function run(seed: number, count: number) {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const judged = await mutate({ root: workspace, seed, count, print, signal: new AbortController().signal });
  const outcomes = judged.map(
    ({ line, kind, before, after, outcome }) => `${line} ${kind} ${before} -> ${after}: ${outcome.kind}`,
  );
  return { lines, judged, outcomes };
}

test('what a test looks at is caught, what none looks at survives, and the workspace stays as it is', async () => {
  const { outcomes, judged } = await run(1, 100);
  expect(outcomes).toContain('5 comparison > -> >=: caught');
  expect(outcomes).toContain("6 id 'name-length' -> 'name-length-else': caught");
  expect(outcomes).toContain("6 severity 'error' -> 'warning': caught");
  expect(outcomes).toContain("6 path ['spec', 'name'] -> ['spec']: caught");
  expect(outcomes).toContainEqual(expect.stringMatching(/^2 bound 32 -> 3[13]: caught$/));
  expect(outcomes).toContain('12 comparison > -> >=: survived');
  expect(outcomes).toContainEqual(expect.stringMatching(/^12 bound 65_535 -> 6553[46]: survived$/));
  expect(judged.map(({ outcome }) => outcome)).toContainEqual({
    kind: 'caught',
    by: 'packages/shop/src/check-shop.test.ts',
  });
  expect(readFileSync(join(workspace, CHECKS), 'utf8')).toBe(checks);
});

test('a run goes on where the one before it ended', async () => {
  const first = await run(2, 1);
  expect(first.lines.at(-1)).toMatch(/ \d+ s$/);
  const second = await run(2, 2);
  expect(second.outcomes.slice(0, 1)).toEqual(first.outcomes);
  expect(second.lines).toEqual([
    expect.stringMatching(/^1\/2 .*known from before$/),
    expect.stringMatching(/^2\/2 .* \d+ s$/),
  ]);
});

test('a test that fails without a mutation catches nothing', async () => {
  write('packages/shop/src/check-shop.test.ts', tests.replace('repeat(33)', 'repeat(3)'));
  try {
    const { lines, outcomes } = await run(3, 1);
    expect(lines).toContain('packages/shop/src/check-shop.test.ts fails without a mutation, and is left out.');
    expect(outcomes).toEqual([expect.stringMatching(/: survived$/)]);
  } finally {
    write('packages/shop/src/check-shop.test.ts', tests);
  }
});

test('an interrupt ends the tests that run, and leaves neither a mutation nor a copy', async () => {
  write('packages/shop/src/check-shop.test.ts', `${tests}\ntest('x', () => new Promise(() => {}));\n`);
  const temporary = mkdtempSync(join(tmpdir(), 'eks-ingress-mutate-temporary-'));
  try {
    const script = `
      const { runFromSource } = require(${JSON.stringify(join(root, 'run-from-source.cjs'))});
      void runFromSource(${JSON.stringify(join(__dirname, 'main.ts'))}, ({ main }) =>
        main(${JSON.stringify(workspace)}, ['--seed', '4', '--count', '1']).then((status) => { process.exitCode = status; }));`;
    const child = spawn(process.execPath, ['-e', script], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const errors: string[] = [];
    child.stderr.on('data', (text) => errors.push(String(text)));
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, errors }).toEqual({ status: 130, errors: ['Interrupted by SIGTERM.\n'] });
    expect(readdirSync(temporary).filter((name) => name.startsWith('eks-ingress-mutate-'))).toEqual([]);
    expect(readFileSync(join(workspace, CHECKS), 'utf8')).toBe(checks);
  } finally {
    rmSync(temporary, { recursive: true });
    write('packages/shop/src/check-shop.test.ts', tests);
  }
});

test('the same seed draws the same mutations, and another one others', () => {
  const sources = new Map([[CHECKS, checks]]);
  expect(drawMutations(sources, 5)).toEqual(drawMutations(new Map(sources), 5));
  expect(drawMutations(sources, 6)).not.toEqual(drawMutations(sources, 5));
});

test('a source that declares no check has no mutations, and neither have texts, examples and types', () => {
  expect(findMutations('a.ts', 'export const isLong = (name: string) => name.length > 32;')).toEqual([]);
  const rule = `export const rule = {
    name: 'no-shop',
    severity: 'error',
    why: words.length === 1 ? 'One.' : 'Several.',
    examples: { fails: [{ of: 'shop', set: { port: list.length > 3 ? 1 : 2 } }] },
  } satisfies Record<'severity', unknown>;`;
  expect(findMutations('a.ts', rule).map(({ kind, before }) => `${kind} ${before}`)).toEqual([
    "id 'no-shop'",
    "severity 'error'",
  ]);
});

test('a declared check is mutated where it decides something, and in the places that it returns', () => {
  const checks = `export const shopChecks = [
    check({
      id: 'shop-shelves',
      effect: 'risks',
      path: ['shop', 'shelves'],
      when: ({ shelves }) => shelves > 3,
      message: ({ shelves }) => (shelves > 4 ? 'Far too many.' : 'Too many.'),
      why: 'It is a small shop.',
      fix: 'Remove one.',
      examples: { passes: [{ shelves: 3 }], fails: [{ shelves: 4, path: ['shop', 'shelves'], finds: ['Too many.'] }] },
    }),
    check({
      id: 'shop-book-unnamed',
      effect: 'ignores',
      severity: 'error',
      when: ({ books }) =>
        books.flatMap(({ name }, index) => (name === '' ? [{ path: ['books', index, 'name'], index }] : [])),
      message: (_shop, { index }) => \`Book \${index} has no name.\`,
      why: 'Nobody finds it.',
      fix: 'Name it.',
      examples: { passes: [{ books: [] }], fails: [{ books: [{ name: '' }], finds: ['Book 0 has no name.'] }] },
    }),
  ];`;
  const found = findMutations('shop-checks.ts', checks);
  expect(found.map(({ kind, before, replacements }) => [kind, before, ...replacements])).toEqual([
    ['id', "'shop-shelves'", "'shop-book-unnamed'", "'shop-shelves-else'"],
    ['path', "['shop', 'shelves']", "['shop']"],
    ['severity', "'risks'", "'rejects'"],
    ['comparison', '>', '>='],
    ['bound', '3', '4', '2'],
    ['id', "'shop-book-unnamed'", "'shop-shelves'", "'shop-book-unnamed-else'"],
    ['severity', "'error'", "'warning'"],
    ['comparison', '===', '!=='],
    ['path', "['books', index, 'name']", "['books', index]"],
  ]);
});
