import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPretty, lint } from '@eks-ingress/lint';
import { parseAllDocuments } from 'yaml';
import { readWorkspace } from '../read-workspace';
import { checkTypes } from './check-types';
import { findCommandProblems, type KnownCommands } from './find-command-problems';
import { findLinkProblems } from './find-link-problems';
import { formatProblem } from './problem';
import { readPage, type CodeBlock } from './read-page';
import { isGenerated, readPages } from './read-pages';
import { runExample } from './run-example';

const root = join(__dirname, '../../../..');
const pages = readPages(root);
const written = pages.filter((page) => !isGenerated(page));
const packages = readdirSync(join(root, 'packages'));

const known: KnownCommands = {
  root,
  scripts: Object.keys(
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> })
      .scripts,
  ),
  packages: readWorkspace(root).map(({ name }) => name),
  environments: readdirSync(join(root, 'apps/ingress/src/environments')).map((file) => file.replace(/\.ts$/, '')),
  cli: readCli(),
};

/** The options of each command of the CLI, as its help has them. */
function readCli(): Readonly<Record<string, readonly string[]>> {
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [join(root, 'apps/cli/bin/eks-ingress.cjs'), ...args], { encoding: 'utf8' });
  const optionsIn = (help: string) =>
    [...help.matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)/gm)].flatMap((found) => found.slice(1));
  const commands = run('complete', '--', '').split('\n').filter(Boolean);
  return Object.fromEntries(
    ['', ...commands].map((name) => [
      name,
      name === 'help' ? [] : optionsIn(run(...name.split(' ').filter(Boolean), '--help')),
    ]),
  );
}

/** The languages of code blocks, each with what becomes of them here. */
const LANGUAGES: Readonly<Record<string, 'checked' | 'shown'>> = {
  ts: 'checked',
  sh: 'checked',
  yaml: 'checked',
  json: 'checked',
  text: 'shown',
};

const all = written.flatMap((page) =>
  page.blocks.map((block) => ({ page, block, where: `${page.path}:${block.line}` })),
);
const inLanguage = (language: string) => all.filter(({ block }) => block.language === language);

/** An example with a file of its own is compiled only: it stands in the middle of an app. */
const runnable = inLanguage('ts').filter(({ block }) => block.attributes.file === undefined);

const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-documentation-'));

beforeAll(() => {
  process.env.CDKTF_OUTDIR = outdir;
});

afterAll(() => rmSync(outdir, { recursive: true }));

test('every code block says its language, and something is known about it', () => {
  expect(all.filter(({ block }) => !Object.hasOwn(LANGUAGES, block.language)).map(({ where }) => where)).toEqual([]);
});

test.each(packages)('the README of %s has an example', (name) => {
  const readme = pages.find(({ path }) => path === `packages/${name}/README.md`);
  expect(readme?.blocks.filter(({ language }) => language === 'ts')).not.toEqual([]);
});

test('every TypeScript block compiles', () => {
  expect(checkTypes(written, root).map(formatProblem)).toEqual([]);
});

test.each(runnable.map(({ where, block }): [string, CodeBlock] => [where, block]))(
  'the example of %s runs, and prints what the page says',
  (_where, { code, output }) => {
    const printed = runExample(code).trimEnd();
    expect(output === undefined ? undefined : printed).toBe(output);
  },
);

test('commands name scripts, files, environments, packages, and commands and options of the CLI that exist', () => {
  expect(written.flatMap((page) => findCommandProblems(page, known)).map(formatProblem)).toEqual([]);
});

test('the commands of the CLI and their options are known', () => {
  expect(known.cli).toMatchObject({
    '': expect.arrayContaining(['--version', '-h']),
    diagram: expect.arrayContaining(['--output', '-o']),
    lint: expect.arrayContaining(['--fix']),
  });
});

test('every YAML and JSON block can be parsed', () => {
  const yaml = inLanguage('yaml').flatMap(({ where, block }) =>
    parseAllDocuments(block.code).flatMap(({ errors }) => errors.map(({ message }) => `${where} ${message}`)),
  );
  expect(yaml).toEqual([]);
  for (const { block } of inLanguage('json')) JSON.parse(block.code);
});

test('manifests pass the linter, or are followed by what it finds', () => {
  for (const { where, block } of inLanguage('yaml')) {
    const path = block.attributes.file ?? where;
    const { findings } = lint([{ path, text: block.code }]);
    const printed =
      findings.length === 0 ? undefined : formatPretty(findings, { text: () => block.code, files: 1 }).trimEnd();
    expect([where, printed]).toEqual([where, block.output]);
  }
});

test.each(pages.map((page) => page.path))('links of %s lead somewhere', (path) => {
  const page = pages.find((each) => each.path === path);
  expect(page === undefined ? [] : findLinkProblems(page, pages, root).map(formatProblem)).toEqual([]);
});

test('the index names every guide', () => {
  const index = readPage('docs/README.md', readFileSync(join(root, 'docs/README.md'), 'utf8'));
  const guides = readdirSync(join(root, 'docs/guides')).map((file) => `guides/${file}`);
  expect(
    index.links
      .map(({ target }) => target)
      .filter((target) => target.startsWith('guides/'))
      .sort(),
  ).toEqual(guides.sort());
});

test('the README links every package and every kind of entry point', () => {
  const kinds = readdirSync(join(root, 'apps/ingress/src/entry-points'), { withFileTypes: true });
  const expected = [
    ...packages.map((name) => `packages/${name}`),
    ...kinds.filter((entry) => entry.isDirectory()).map(({ name }) => `apps/ingress/src/entry-points/${name}`),
  ];
  const links = new Set(pages.find(({ path }) => path === 'README.md')?.links.map(({ target }) => target));
  expect(expected.filter((target) => !links.has(target))).toEqual([]);
});

test('the Korean README says as much as the English one: the same headings, links and code', () => {
  const [english, korean] = ['README.md', 'README.ko.md'].map((file) =>
    readPage(file, readFileSync(join(root, file), 'utf8')),
  );
  const outline = (page = english) => ({
    headings: page?.headings.map(({ level }) => level),
    links: page?.links.map(({ target }) => target).filter((target) => !/^README(\.ko)?\.md$/.test(target)),
    blocks: page?.blocks.map(({ language, code }) => [language, withoutComments(code)]),
  });
  expect(outline(korean)).toEqual(outline(english));
});

function withoutComments(code: string): string {
  return code.replaceAll(/ *(#|\/\/) .*$/gm, '');
}

test.each(packages)('the licence of %s is that of the repository', (name) => {
  expect(readFileSync(join(root, 'packages', name, 'LICENSE'), 'utf8')).toBe(
    readFileSync(join(root, 'LICENSE'), 'utf8'),
  );
});

test('a page that is gone is not read', () => {
  expect(pages.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});
