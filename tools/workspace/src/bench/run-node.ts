import { spawnSync } from 'node:child_process';

/** Runs Node with these arguments, and returns how many milliseconds it takes; throws with what it says when it fails. */
export function runNode(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const milliseconds = performance.now() - started;
  // Without a message, a status of 1 says that something was found.
  if (status !== 0 && !(status === 1 && stderr === '')) {
    throw new Error(`node ${args.join(' ')} fails:\n${stderr}`);
  }
  return milliseconds;
}
