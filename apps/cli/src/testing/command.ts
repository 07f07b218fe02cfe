import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** The command that is installed; it compiles itself each time. */
export const installed = join(root, 'bin/eks-ingress.cjs');

/** The same, compiled once. */
function compile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eks-ingress-command-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const module = JSON.stringify(join(root, 'compile.cjs'));
  const print = `require(${module}).compile().then(({ text }) => process.stdout.write(text))`;
  const text = execFileSync(process.execPath, ['-e', print], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'dist'));
  symlinkSync(join(root, '../../node_modules'), join(folder, 'node_modules'));
  copyFileSync(installed, join(folder, 'bin/eks-ingress.cjs'));
  writeFileSync(join(folder, 'dist/eks-ingress.cjs'), text);
  return join(folder, 'bin/eks-ingress.cjs');
}

/** The command that tests run. */
export const command = compile();

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, as a shell would. */
export function runCommand(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Outcome {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

const folders: string[] = [];

/** A new folder with files, which `removeFolders` takes away. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'eks-ingress-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
