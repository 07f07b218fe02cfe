/*
 * Runs every benchmark, one after the other, and writes what they print to benchmarks/results.md with the machine that they
 * ran on. `npm run bench -- synth lint` runs these alone, and writes nothing.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const BENCHMARKS = {
  synth: 'Synthesis against the stock template',
  environments: 'Synthesis of many environments',
  lint: 'Lint',
  annotations: 'Annotations',
  elbv2: 'Validation of load balancers',
};

/** Shows what a program prints, and returns it. */
function run(file) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      process.stdout.write(text);
    });
    child.on('close', (status) => resolve({ printed, status }));
  });
}

function describeMachine() {
  const [cpu] = cpus();
  return [
    `| what | value |`,
    `| --- | --- |`,
    `| date | ${new Date().toISOString().slice(0, 10)} |`,
    `| processors | ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'} |`,
    `| memory | ${Math.round(totalmem() / 2 ** 30)} GiB |`,
    `| system | ${type()} ${release()}, ${process.arch} |`,
    `| Node | ${process.version} |`,
    `| load before (1, 5, 15 minutes) | ${describeLoad()} |`,
  ];
}

function describeLoad() {
  return loadavg()
    .map((average) => average.toFixed(2))
    .join(', ');
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const machine = describeMachine();
const sections = [];
const failed = [];
const chosen = Object.entries(BENCHMARKS).filter(([name]) => named.length === 0 || named.includes(name));
for (const [name, title] of chosen) {
  const file = join(import.meta.dirname, `${name}.mjs`);
  if (!existsSync(file)) continue;
  console.log(`\n== ${title}\n`);
  const { printed, status } = await run(file);
  if (status !== 0) failed.push(name);
  sections.push(`## ${title}`, '', '```text', printed.trimEnd(), '```', '');
  if (status !== 0) sections.push('It was over its limit.', '');
}

if (named.length === 0) await writeResults();
if (failed.length > 0) {
  console.error(`Over their limits, or failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}

/** Writes the page of results. */
async function writeResults() {
  const { format, resolveConfig } = await import('prettier');
  const results = join(import.meta.dirname, 'results.md');
  const text = [
    '<!-- Written by `npm run bench`. -->',
    '',
    '# Results of the benchmarks',
    '',
    'Of one run, on one machine. Compare ratios: a load near or above the number of processors makes every time longer.',
    '',
    ...machine,
    `| load after | ${describeLoad()} |`,
    '',
    ...sections,
  ].join('\n');
  writeFileSync(results, await format(text, { ...(await resolveConfig(results)), filepath: results }));
  console.log(`\nWritten to ${results}.`);
}
