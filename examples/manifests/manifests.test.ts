import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixFiles, lint, type LintResult, type SourceFile } from '@eks-ingress/lint';

/** Whether what is found is written down instead of compared: `WRITE_EXPECTED=1 npx jest …`. */
const writes = process.env.WRITE_EXPECTED === '1';

const sets = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function read(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function listed({ findings }: LintResult): string {
  return findings
    .map(
      ({ file, line, column, severity, rule, message }) =>
        `${file}:${line}:${column} ${severity} ${rule}\n  ${message}\n`,
    )
    .join('');
}

function write(folder: string, found: string, fixed: readonly SourceFile[]) {
  writeFileSync(join(folder, 'expected.txt'), found);
  rmSync(join(folder, 'fixed'), { recursive: true, force: true });
  if (fixed.length > 0) mkdirSync(join(folder, 'fixed'));
  for (const { path, text } of fixed) writeFileSync(join(folder, 'fixed', path), text);
}

describe.each(sets)('%s', (set) => {
  const folder = join(__dirname, set);
  const files = read(folder);
  const found = listed(lint(files));
  const { files: after } = fixFiles(files);
  const changed = after.filter((file, index) => file.text !== files[index]?.text);
  if (writes) write(folder, found, changed);

  test('has the findings that stand beside it', () => {
    expect(files).not.toEqual([]);
    expect(found).toBe(readFileSync(join(folder, 'expected.txt'), 'utf8'));
  });

  test('is fixed as it stands beside it, and nothing else of it changes', () => {
    expect(changed).toEqual(read(join(folder, 'fixed')));
  });

  test('has nothing left to fix then', () => {
    expect(fixFiles(after).fixed).toBe(0);
  });
});

test('there are sets with findings, with fixes, and with neither', () => {
  const expected = sets.map((set) => readFileSync(join(__dirname, set, 'expected.txt'), 'utf8'));
  expect(expected.filter((text) => text !== '').length).toBeGreaterThan(1);
  expect(expected.filter((text) => text === '').length).toBeGreaterThan(0);
  expect(sets.filter((set) => existsSync(join(__dirname, set, 'fixed'))).length).toBeGreaterThan(1);
});
