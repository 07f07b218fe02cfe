/*
 * Times the synthesis of 10, 100 and 1,000 environments, each in a process of its own.
 * `node benchmarks/environments.mjs --counts 10,100 --runs 5` changes what is measured.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCommand, median } from './measure-command.mjs';

const options = { counts: { type: 'string', default: '10,100,1000' }, runs: { type: 'string', default: '3' } };
const { values } = parseArgs({ options });
const counts = values.counts.split(',').map(Number);

const results = counts.map((count) => {
  const measured = Array.from({ length: Number(values.runs) }, () => {
    const outdir = mkdtempSync(join(tmpdir(), 'eks-ingress-bench-'));
    try {
      const result = measureCommand({
        command: ['node', 'synthesize.cjs', String(count), outdir],
        cwd: join(import.meta.dirname, 'many-environments'),
      });
      const written = readdirSync(join(outdir, 'stacks')).length;
      if (written !== count) throw new Error(`${written} of ${count} stacks were written.`);
      return result;
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
  return {
    count,
    milliseconds: median(measured.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.max(...measured.map(({ megabytes }) => megabytes)),
  };
});

const [first] = results;
console.log(`Medians of ${values.runs} runs.\n`);
console.table(
  Object.fromEntries(
    results.map(({ count, milliseconds, megabytes }) => [
      `${count} environments`,
      {
        ms: Math.round(milliseconds),
        'ms for each': +(milliseconds / count).toFixed(1),
        [`times ${first.count}`]: +(milliseconds / first.milliseconds).toFixed(1),
        'peak MB': Math.round(megabytes),
      },
    ]),
  ),
);
