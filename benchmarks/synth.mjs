/*
 * Times a cold synthesis of every environment against loading cdktf alone and against the stock TypeScript template, all
 * in one run on one machine. `npm run bench -- --runs 9` changes the number of runs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { runs } = parseArgs({ options: { runs: { type: 'string', default: '5' } } }).values;
const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-bench-'));
const stock = ['npx', 'ts-node', 'main.ts'];

const cases = [
  { name: 'node -e "require(\'cdktf\')"', command: ['node', '-e', "require('cdktf')"], cwd: root },
  { name: 'npm start (every environment)', command: ['npm', 'start', '--silent'], cwd: root },
  {
    name: 'npm start, cdktf loaded as it comes',
    command: ['npm', 'start', '--silent'],
    cwd: root,
    env: { EKS_INGRESS_STOCK_CDKTF: '1' },
  },
  {
    name: 'stock template (one stack)',
    command: stock,
    cwd: join(root, 'benchmarks/stock-template'),
    env: { CDKTF_OUTDIR: join(scratch, 'stock') },
    runs: 1,
  },
];

function measure({ command: [program, ...args], cwd, env = {} }) {
  const record = join(scratch, 'memory');
  rmSync(record, { force: true });
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...env,
      RECORD_MEMORY: record,
      NODE_OPTIONS: `--require=${JSON.stringify(join(import.meta.dirname, 'record-memory.cjs'))}`,
    },
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  const processes = readFileSync(record, 'utf8').trim().split('\n').map(Number);
  return { milliseconds, megabytes: Math.max(...processes) / 1024 };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const results = cases.map(() => []);
// Interleaved, so that a busy moment of the machine hits every case.
for (let run = 0; run < Number(runs); run += 1) {
  cases.forEach((one, index) => {
    if (run < (one.runs ?? Infinity)) results[index].push(measure(one));
  });
}
rmSync(scratch, { recursive: true });

const [floor] = results.map((measured) => median(measured.map(({ milliseconds }) => milliseconds)));
console.log(`Node ${process.version}, ${runs} runs, medians; memory is that of the largest process.\n`);
console.table(
  Object.fromEntries(
    cases.map(({ name }, index) => {
      const milliseconds = median(results[index].map((result) => result.milliseconds));
      const megabytes = Math.max(...results[index].map((result) => result.megabytes));
      return [
        name,
        {
          ms: Math.round(milliseconds),
          'times cdktf alone': +(milliseconds / floor).toFixed(1),
          MB: Math.round(megabytes),
        },
      ];
    }),
  ),
);
