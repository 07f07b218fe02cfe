import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { refuseUnknown } from './commands/command-line';

/** Runs `cdktf synth`, arguments passed on, and returns its exit code. All environments are checked, whichever is named. */
export function synthesizeWithCdktf(args: readonly string[], environments: readonly string[]): number {
  const [refusal] = namesIn(args).flatMap((name) => refuseUnknown(name, environments) ?? []);
  if (refusal !== undefined) {
    console.error(refusal);
    return 2;
  }
  const manifest = require.resolve('cdktf-cli/package.json');
  const { status, error } = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'bundle/bin/cdktf'), 'synth', ...args],
    { stdio: 'inherit', env: { CHECKPOINT_DISABLE: '1', ...process.env } },
  );
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** What comes before the first option; the options are the cdktf CLI's. */
function namesIn(args: readonly string[]): readonly string[] {
  const options = args.findIndex((arg) => arg.startsWith('-'));
  return options === -1 ? args : args.slice(0, options);
}
