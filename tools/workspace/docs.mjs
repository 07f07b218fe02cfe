/*
 * Writes docs/reference/ from what the packages declare. `npm run docs` builds them first; CI compares the result with
 * what is committed.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { APPLICATION_CONSTRAINTS, CONSTRAINTS } from '@eks-ingress/elbv2';
import { configurationSchema } from '@eks-ingress/lint';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { annotationPages } from './annotation-pages.mjs';
import { apiPages } from './api-pages.mjs';
import { checksPage } from './check-pages.mjs';
import { changesPage, readChanges, withTables } from './change-pages.mjs';
import { quotasPage, rulesPage } from './elbv2-pages.mjs';
import { licencesPage } from './licences.mjs';
import { rulePages } from './rule-pages.mjs';

const reference = join(import.meta.dirname, '../../docs/reference');

async function write(name, lines) {
  const file = join(reference, name);
  const text = ['<!-- Written by `npm run docs`. -->', '', ...lines].join('\n');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** `targetGroup` as `Target group`. */
function title(subject) {
  const words = subject.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the first example that breaks a constraint changes in a valid specification. */
function wrong({ fails: [{ set }] }) {
  const changes = Object.entries(set).map(([path, value]) => `${path}: ${JSON.stringify(value) ?? 'left out'}`);
  const text = changes.join(', ').replaceAll('`', '');
  return `\`${text.length > 100 ? `${text.slice(0, 97)}...` : text}\``;
}

function row({ id, severity, attribute, why, fix, source, examples }) {
  const remedy = typeof fix === 'string' ? fix : 'Depends on the value.';
  const cells = [`\`${id}\``, severity, `\`${attribute}\``, wrong(examples), why, remedy, `[source](${source})`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function tables(bySubject, heading) {
  return Object.entries(bySubject).flatMap(([subject, constraints]) => [
    `${heading} ${title(subject)}`,
    '',
    '| id | severity | attribute | wrong, for example | why | what to do | source |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...constraints.map(row),
    '',
  ]);
}

await write('constraints.md', [
  '# Constraints',
  '',
  'What `validateNetworkLoadBalancer` and `validateLoadBalancerEnvironment` of [@eks-ingress/elbv2](../../packages/elbv2) check.',
  'An error is refused by AWS or Terraform, or breaks traffic; a warning works but is probably not what was meant.',
  '',
  ...tables(CONSTRAINTS, '##'),
  '## Application Load Balancers',
  '',
  'What `validateIngresses` checks of the load balancer that Ingresses ask for.',
  '',
  ...tables(APPLICATION_CONSTRAINTS, '###'),
]);

await write('checks.md', await checksPage());
await write('elbv2-rules.md', rulesPage());
await write('quotas.md', quotasPage());

const changes = readChanges();
await write('changes.md', changesPage(changes));
const guides = join(reference, '../guides');
for (const name of readdirSync(guides)) {
  const file = join(guides, name);
  writeFileSync(file, await format(withTables(file, changes), { ...(await resolveConfig(file)), filepath: file }));
}

await write('licences.md', licencesPage(JSON.parse(readFileSync(join(reference, '../../package-lock.json'), 'utf8'))));

// Pages of what is no longer there must not stay.
const folders = { annotations: annotationPages(), rules: rulePages() };
for (const [folder, pages] of Object.entries(folders)) {
  rmSync(join(reference, folder), { recursive: true, force: true });
  for (const [name, lines] of Object.entries(pages)) await write(join(folder, name), lines);
}

// As it comes: aligned tables of types would be three times as long.
rmSync(join(reference, 'api'), { recursive: true, force: true });
for (const [name, text] of Object.entries(await apiPages())) {
  const file = join(reference, 'api', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!-- Written by \`npm run docs\`. -->\n\n${text}`);
}

// The picture of the README, as `npm start` draws it.
const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-docs-'));
execFileSync(process.execPath, [join(reference, '../../apps/ingress/run.cjs'), 'start'], {
  env: { ...process.env, CDKTF_OUTDIR: outdir },
  stdio: ['ignore', 'ignore', 'inherit'],
});
copyFileSync(join(outdir, 'stacks/production/topology.svg'), join(reference, 'production.svg'));
rmSync(outdir, { recursive: true });

const schemaFile = join(import.meta.dirname, '../../packages/lint/configuration.schema.json');
const { $schema, ...schema } = toJsonSchema(configurationSchema);
const about = { title: 'Configuration of eks-ingress lint', $comment: 'Written by `npm run docs`.' };
const schemaText = JSON.stringify({ $schema, ...about, ...schema });
writeFileSync(schemaFile, await format(schemaText, { ...(await resolveConfig(schemaFile)), filepath: schemaFile }));
