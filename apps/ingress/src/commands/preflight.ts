import { spawnSync } from 'node:child_process';
import { quote } from '@eks-ingress/diagnostics';
import { MINIMUM_TERRAFORM } from '../terraform/minimum-version';
import { terraformProgram } from '../terraform/run-terraform';

/** Why Terraform cannot be run; undefined when it can. */
export function findTerraformProblem(): string | undefined {
  const program = terraformProgram();
  const { error, status, stdout } = spawnSync(program, ['version', '-json'], {
    encoding: 'utf8',
    env: { CHECKPOINT_DISABLE: '1', ...process.env },
  });
  const install = `Install version ${MINIMUM_TERRAFORM} or later: https://developer.hashicorp.com/terraform/install`;
  if (error !== undefined) return `${quote(program)} is not on the PATH. ${install}`;
  const version = parseVersion(stdout);
  if (status !== 0 || version === undefined) {
    return `"${program} version -json" gives no version: status ${String(status)}. Run it to see why. ${install}`;
  }
  if (isOlder(version, MINIMUM_TERRAFORM)) {
    return `Terraform ${version} is too old: its S3 backend cannot lock the state without a table. ${install}`;
  }
  return undefined;
}

export interface Account {
  readonly environment: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/**
 * Why what the shell's credentials belong to is not the environment's account; undefined when it is. It asks the AWS CLI,
 * which Terraform's kubernetes and helm providers need as well, for their token.
 */
export function findAccountProblem({ environment, account, region }: Account): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(
    'aws',
    ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text', '--region', region],
    { encoding: 'utf8', env: { ...process.env, AWS_PAGER: '' } },
  );
  if (error !== undefined) {
    return 'The AWS CLI is not on the PATH, and Terraform needs it for the token of the cluster, too. Install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';
  }
  if (status !== 0) {
    const reason = stderr.trim().split('\n').at(-1) ?? '';
    return `There are no AWS credentials that work: ${reason}\nSign in to account ${account} (aws sso login), or name its profile in AWS_PROFILE.`;
  }
  const actual = stdout.trim();
  if (actual === account) return undefined;
  return `The AWS credentials are for account ${quote(actual)}, and ${environment} is in ${quote(account)}. Sign in there, or name its profile in AWS_PROFILE.`;
}

function parseVersion(json: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(json) as { readonly terraform_version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Compares major and minor versions, which is what the minimum is about. */
function isOlder(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [minimumMajor = 0, minimumMinor = 0] = minimum.split('.').map(Number);
  return major < minimumMajor || (major === minimumMajor && minor < minimumMinor);
}
