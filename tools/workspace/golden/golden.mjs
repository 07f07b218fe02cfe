/*
 * Writes what the linter says today, one line for each finding, so that a change of the code shows which answers it changes:
 * `npm run golden`. CI compares findings.tsv with what is committed. Cases that stand beside the repository, where they are,
 * go to a file of their own.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lint } from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import { corpus } from './corpus.mjs';

const root = join(import.meta.dirname, '../../..');
const beside = join(root, '../shared');

const columns = ['file', 'rule', 'id', 'severity', 'path', 'message', 'fixes'];

function linesOf(name, files, configuration = {}) {
  const { findings } = lint(files, { configuration: { preset: 'strict', ...configuration } });
  return findings.map(({ file, rule, id, severity, path, message, fixes }) => {
    const written = fixes.map(({ title, isSafe, edits }) => [isSafe ? 'safe' : 'unsafe', title, ...edits.map(editOf)]);
    const where = files.length > 1 ? `${name}#${file}` : name;
    return [where, rule, id, severity, path, message, written.length === 0 ? '' : JSON.stringify(written)]
      .map((cell) => cell.replace(/[\t\n\r]/g, ' '))
      .join('\t');
  });
}

function editOf({ line, column, endLine, endColumn, text }) {
  return `${line}:${column}-${endLine}:${endColumn} ${text}`;
}

/** The files of YAML below a folder, those of one folder together. */
function foldersBelow(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !entry.parentPath.split('/').includes('fixed'),
  );
  const byFolder = Map.groupBy?.(found, ({ parentPath }) => parentPath) ?? grouped(found);
  return [...byFolder]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([parent, entries]) => ({
      name: relative(folder, parent),
      files: entries
        .map(({ name }) => name)
        .sort()
        .map((path) => ({ path, text: readFileSync(join(parent, path), 'utf8') })),
    }));
}

function grouped(entries) {
  const byFolder = new Map();
  for (const entry of entries) byFolder.set(entry.parentPath, [...(byFolder.get(entry.parentPath) ?? []), entry]);
  return byFolder;
}

function ofExamples() {
  return rules.flatMap(({ name, examples }) =>
    ['valid', 'invalid'].flatMap((kind) =>
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

function ofManifests() {
  const folder = join(root, 'examples/manifests');
  return foldersBelow(folder).flatMap(({ name, files }) => linesOf(`examples/${name}`, files));
}

function ofCorpus() {
  return corpus().flatMap(({ path, text, controller }) => linesOf(path, [{ path, text }], { controller }));
}

function ofCasesBeside() {
  const cases = foldersBelow(join(beside, 'cases/manifests')).flatMap(({ name, files }) =>
    linesOf(`cases/${name}`, files),
  );
  const compared = ['controller-minimal', 'controller-random'].flatMap((name) =>
    JSON.parse(readFileSync(join(beside, `conformance/${name}.json`), 'utf8')).cases.flatMap(({ id, manifests }) =>
      linesOf(`${name}/${id}`, [{ path: 'manifests.yaml', text: manifests }]),
    ),
  );
  return [...cases, ...compared];
}

function write(file, lines) {
  writeFileSync(join(import.meta.dirname, file), `${[columns.join('\t'), ...lines].join('\n')}\n`);
  console.log(`${lines.length} findings in ${file}`);
}

write('findings.tsv', [...ofExamples(), ...ofManifests(), ...ofCorpus()]);
if (existsSync(beside)) write('findings-beside.tsv', ofCasesBeside());
