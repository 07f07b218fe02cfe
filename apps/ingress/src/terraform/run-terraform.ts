import { spawn } from 'node:child_process';

/** Where what Terraform prints goes to; with `nowhere`, its errors as well. */
export type Destination = 'terminal' | 'errors' | 'caller' | 'nowhere';

const OUTPUT = { terminal: 'inherit', errors: 2, caller: 'pipe', nowhere: 'ignore' } as const;

export interface TerraformRun {
  readonly status: number;
  /** What was printed, for the destination `caller`; empty for the others. */
  readonly output: string;
}

/** The program that is run: cdktf reads the same variable, so that OpenTofu can take Terraform's place. */
export function terraformProgram(): string {
  return process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
}

/**
 * Runs Terraform in a stack's folder. An interrupt is left to Terraform, which ends what it has begun and releases the lock of
 * the state; this process outlives it, to delete the plan.
 */
export async function runTerraform(
  folder: string,
  args: readonly string[],
  destination: Destination = 'terminal',
  variables: NodeJS.ProcessEnv = {},
): Promise<TerraformRun> {
  const ignoreInterrupt = () => undefined;
  process.on('SIGINT', ignoreInterrupt);
  try {
    const child = spawn(terraformProgram(), [`-chdir=${folder}`, ...args], {
      stdio: ['inherit', OUTPUT[destination], destination === 'nowhere' ? 'ignore' : 'inherit'],
      env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...process.env, ...variables },
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const status = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
    return { status, output: Buffer.concat(chunks).toString('utf8') };
  } finally {
    process.off('SIGINT', ignoreInterrupt);
  }
}
