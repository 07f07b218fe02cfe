import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { nearest, quote } from '@eks-ingress/diagnostics';

/** What the cdktf CLI is asked to do; all but `synth` need Terraform and one environment. */
export const CDKTF_COMMANDS = ['synth', 'diff', 'deploy', 'destroy'] as const;

export type CdktfCommand = (typeof CDKTF_COMMANDS)[number];

/** Runs the cdktf CLI on an environment, further arguments passed on, and returns its exit code. */
export function cdktf(command: CdktfCommand, args: readonly string[], environments: readonly string[]): number {
  const refusal = refuse(command, args, environments);
  if (refusal !== undefined) {
    console.error(refusal);
    return 2;
  }
  const manifest = require.resolve('cdktf-cli/package.json');
  const { status, error } = spawnSync(
    process.execPath,
    [join(dirname(manifest), 'bundle/bin/cdktf'), command, ...args],
    {
      stdio: 'inherit',
      env: { CHECKPOINT_DISABLE: '1', ...process.env },
    },
  );
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** Why a command line cannot work, before anything runs. */
export function refuse(
  command: CdktfCommand,
  args: readonly string[],
  environments: readonly string[],
): string | undefined {
  const options = args.findIndex((arg) => arg.startsWith('-'));
  const named = options === -1 ? args : args.slice(0, options);
  const known = environments.join(', ');
  const [unknown] = named.filter((name) => !environments.includes(name));
  if (unknown !== undefined) {
    const meant = nearest(unknown, environments);
    return `There is no environment ${quote(unknown)}. ${meant === undefined ? `The environments are: ${known}.` : `Did you mean ${quote(meant)}?`}`;
  }
  if (command === 'synth') return undefined;
  if (named.length === 0) return `Which environment? Run: npm run ${command} -- <environment>, with one of: ${known}.`;
  if (spawnSync('terraform', ['version'], { env: process.env }).error !== undefined) {
    return 'Terraform is not on the PATH. Install version 1.10 or later: https://developer.hashicorp.com/terraform/install';
  }
  return undefined;
}
