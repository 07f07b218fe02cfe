import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lint, type Configuration, type LintEdit, type SourceFile } from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import { corpus } from './corpus';

const COLUMNS = ['file', 'rule', 'id', 'severity', 'path', 'message', 'fixes'];

/** What the linter says today of rule examples, of examples/manifests and of the corpus, as a table: a line for each finding. */
export function goldenFindings(root: string): string {
  return table([...ofExamples(), ...ofManifests(root), ...ofCorpus()]);
}

/** The same of the cases that stand beside the repository; undefined where there are none. */
export function goldenFindingsBeside(root: string): string | undefined {
  const beside = join(root, '../shared');
  return existsSync(beside) ? table(ofCases(beside)) : undefined;
}

function table(lines: readonly string[]): string {
  return `${[COLUMNS.join('\t'), ...lines].join('\n')}\n`;
}

function linesOf(name: string, files: readonly SourceFile[], configuration: Configuration = {}): readonly string[] {
  const { findings } = lint(files, { configuration: { preset: 'strict', ...configuration } });
  return findings.map(({ file, rule, id, severity, path, message, fixes }) => {
    const written = fixes.map(({ title, isSafe, edits }) => [isSafe ? 'safe' : 'unsafe', title, ...edits.map(textOf)]);
    const where = files.length > 1 ? `${name}#${file}` : name;
    return [where, rule, id, severity, path, message, written.length === 0 ? '' : JSON.stringify(written)]
      .map((cell) => cell.replace(/[\t\n\r]/g, ' '))
      .join('\t');
  });
}

function textOf({ line, column, endLine, endColumn, text }: LintEdit): string {
  return `${line}:${column}-${endLine}:${endColumn} ${text}`;
}

function ofExamples(): readonly string[] {
  return rules.flatMap(({ name, examples }) =>
    (['valid', 'invalid'] as const).flatMap((kind) =>
      examples[kind].flatMap(({ yaml, chart, options: { controller, settings, region } = {} }, index) =>
        linesOf(
          `rules/${name}/${kind}-${index + 1}`,
          [{ path: chart ? 'values.yaml' : 'example.yaml', text: yaml, ...(chart && { valuesOf: [{ chart }] }) }],
          { controller, settings, region },
        ),
      ),
    ),
  );
}

function ofManifests(root: string): readonly string[] {
  return foldersBelow(join(root, 'examples/manifests')).flatMap(({ name, files }) =>
    linesOf(`examples/${name}`, files),
  );
}

function ofCorpus(): readonly string[] {
  return corpus().flatMap(({ path, text, controller }) => linesOf(path, [{ path, text }], { controller }));
}

function ofCases(beside: string): readonly string[] {
  const cases = foldersBelow(join(beside, 'cases/manifests')).flatMap(({ name, files }) =>
    linesOf(`cases/${name}`, files),
  );
  const compared = ['controller-minimal', 'controller-random'].flatMap((name) => {
    const file = JSON.parse(readFileSync(join(beside, `conformance/${name}.json`), 'utf8')) as {
      readonly cases: readonly { readonly id: string; readonly manifests: string }[];
    };
    return file.cases.flatMap(({ id, manifests }) =>
      linesOf(`${name}/${id}`, [{ path: 'manifests.yaml', text: manifests }]),
    );
  });
  return [...cases, ...compared];
}

interface Folder {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** The files of YAML below a folder, those of one folder together; without what fixes make of them. */
function foldersBelow(folder: string): readonly Folder[] {
  const parents = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(({ parentPath }) => parentPath)
    .filter((parent) => !parent.split('/').includes('fixed'));
  return [...new Set(parents)].sort().map((parent) => ({
    name: relative(folder, parent),
    files: readdirSync(parent)
      .filter((path) => /\.ya?ml$/.test(path))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(parent, path), 'utf8') })),
  }));
}
