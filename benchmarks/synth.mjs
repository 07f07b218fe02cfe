/*
 * Times a cold synthesis of every environment against loading cdktf alone and against the same resources in the stock
 * TypeScript template, all in one run on one machine. `node benchmarks/synth.mjs --runs 9 --stock-runs 3` changes the
 * number of runs.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCommand, median } from './measure-command.mjs';

const root = join(import.meta.dirname, '..');
const options = { runs: { type: 'string', default: '5' }, 'stock-runs': { type: 'string', default: '3' } };
const { values } = parseArgs({ options });
const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-bench-'));
const outdir = (name) => join(scratch, name);

const cases = [
  { name: 'node -e "require(\'cdktf\')"', command: ['node', '-e', "require('cdktf')"], cwd: root },
  {
    name: 'npm start, all environments and their drawings',
    command: ['npm', 'start', '--silent'],
    cwd: root,
    env: { CDKTF_OUTDIR: outdir('start') },
    outdir: outdir('start'),
  },
  {
    name: 'the same, without drawings',
    command: ['node', 'apps/ingress/run.cjs', 'app'],
    cwd: root,
    env: { CDKTF_OUTDIR: outdir('app') },
    outdir: outdir('app'),
  },
  {
    name: 'npm start, cdktf loaded as it comes',
    command: ['npm', 'start', '--silent'],
    cwd: root,
    env: { CDKTF_OUTDIR: outdir('stock-cdktf'), EKS_INGRESS_STOCK_CDKTF: '1' },
    outdir: outdir('stock-cdktf'),
  },
  {
    name: 'cdktf init --template=typescript, the same resources',
    command: ['npx', 'ts-node', 'main.ts'],
    cwd: join(root, 'benchmarks/stock-template'),
    env: { CDKTF_OUTDIR: outdir('stock'), STACKS: join(outdir('start'), 'stacks') },
    outdir: outdir('stock'),
    runs: Number(values['stock-runs']),
  },
];

/** The resources and data sources of each stack, without what cdktf notes of their constructs. */
function elementsIn(folder) {
  return Object.fromEntries(
    readdirSync(join(folder, 'stacks')).map((name) => {
      const { resource, data } = JSON.parse(readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8'));
      return [name, JSON.parse(JSON.stringify({ resource, data }, (key, value) => (key === '//' ? undefined : value)))];
    }),
  );
}

const results = cases.map(() => []);
// Interleaved, so that a busy moment of the machine hits every case.
for (let run = 0; run < Number(values.runs); run += 1) {
  cases.forEach((one, index) => {
    if (run >= (one.runs ?? Infinity)) return;
    if (one.outdir !== undefined) rmSync(one.outdir, { recursive: true, force: true });
    results[index].push(measureCommand(one));
  });
}
for (const name of ['app', 'stock-cdktf', 'stock']) {
  assert.deepEqual(elementsIn(outdir(name)), elementsIn(outdir('start')), `${name} is not the same`);
}
const environments = readdirSync(join(outdir('start'), 'stacks')).length;
rmSync(scratch, { recursive: true });

const medians = results.map((measured) => median(measured.map(({ milliseconds }) => milliseconds)));
const [floor, start] = medians;
console.log(
  `${environments} environments, cold; medians of ${values.runs} runs, of ${values['stock-runs']} for the template; ` +
    'memory is that of the largest process.\n',
);
console.table(
  Object.fromEntries(
    cases.map(({ name }, index) => [
      name,
      {
        ms: Math.round(medians[index]),
        'times cdktf alone': +(medians[index] / floor).toFixed(1),
        'times npm start': +(medians[index] / start).toFixed(2),
        'peak MB': Math.round(Math.max(...results[index].map(({ megabytes }) => megabytes))),
      },
    ]),
  ),
);
