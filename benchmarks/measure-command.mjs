/* How long commands take and how much memory the largest of their processes has. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command to its end; throws with its output when it fails. */
export function measureCommand({ command: [program, ...args], cwd, env = {} }) {
  const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-bench-'));
  const record = join(scratch, 'memory');
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
  rmSync(scratch, { recursive: true });
  return { milliseconds, megabytes: Math.max(...processes) / 1024 };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
