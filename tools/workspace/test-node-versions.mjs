// Runs all tests on other versions of Node, with the binaries that npm carries: node tools/workspace/test-node-versions.mjs 22 24
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const versions = process.argv.slice(2);
if (versions.length === 0) {
  console.error('Which versions? Run: node tools/workspace/test-node-versions.mjs 22 24');
  process.exit(2);
}
const quiet = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_SKIP_NX_CACHE: 'true' };
const failed = versions.filter((version) => !test(version));
console.log(
  failed.length === 0 ? `All tests pass on Node ${versions.join(', ')}.` : `Failed on Node ${failed.join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function test(version) {
  const folder = mkdtempSync(join(tmpdir(), 'eks-ingress-node-'));
  try {
    // The package's own install script would fetch the binary of the platform, which is a package as well.
    const binary = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
    run(folder, 'npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', `${binary}@${version}`);
    const env = {
      ...process.env,
      ...quiet,
      PATH: [join(folder, 'node_modules', binary, 'bin'), process.env.PATH].join(delimiter),
    };
    console.log(`Node ${spawnSync('node', ['--version'], { env, encoding: 'utf8' }).stdout.trim()}`);
    return run(root, 'npx', 'nx', 'run-many', '-t', 'test', { env });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(cwd, command, ...rest) {
  const options = typeof rest.at(-1) === 'object' ? rest.pop() : {};
  return spawnSync(command, rest, { cwd, stdio: 'inherit', ...options }).status === 0;
}
