import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { copyWorkspace } from '../copy-workspace';
import { findImports } from '../find-imports';
import { workspaceFolders } from '../workspace-folders';
import { normalizeStack } from './normalize-stack';
import { aliasPackage, aliasRoot, CDKTN, forgetCdktf, type Lock, type Manifest } from './replace-cdktf';

const quiet = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', CI: 'true', CHECKPOINT_DISABLE: '1' };

/**
 * Installs the workspace elsewhere with cdktn in place of cdktf, compiles what has cdktf, runs the tests that reach it, and
 * compares what is synthesized. Returns the exit code.
 */
export function testCdktn(root: string): number {
  const copy = mkdtempSync(join(tmpdir(), 'eks-ingress-cdktn-'));
  try {
    copyWorkspace(root, copy);
    const users = replaceCdktf(copy);
    run(copy, 'npm', 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
    expectCdktn(copy);
    copyBuilt(root, copy, users);
    run(copy, 'npx', 'tsc', '--build', ...users.map((folder) => configOf(copy, folder)));
    for (const folder of users) {
      const related = ['--findRelatedTests', ...filesWithCdktf(copy, folder)];
      run(copy, 'npx', 'jest', '--config', join(folder, 'jest.config.cjs'), ...related);
    }
    for (const folder of [root, copy]) {
      run(folder, 'npm', 'run', 'synth');
      run(folder, 'npm', 'run', 'synth:examples');
    }
    const outputs = ['apps/ingress/cdktf.out', 'examples/cdktf.out'];
    const different = outputs.flatMap((output) => findDifferences(root, copy, output));
    for (const file of different) console.error(`With cdktn, ${file} is not what it is with cdktf.`);
    if (different.length === 0) console.log(`${CDKTN}: built, tested, and the same stacks.`);
    return different.length === 0 ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Returns the folders of the packages that have cdktf. */
function replaceCdktf(copy: string): readonly string[] {
  const users = workspaceFolders(copy).flatMap((folder) => {
    const file = join(copy, folder, 'package.json');
    const aliased = aliasPackage(read<Manifest>(file));
    if (aliased === undefined) return [];
    write(file, aliased);
    return [folder];
  });
  write(join(copy, 'package.json'), aliasRoot(read<Manifest>(join(copy, 'package.json'))));
  write(join(copy, 'package-lock.json'), forgetCdktf(read<Lock>(join(copy, 'package-lock.json'))));
  if (users.length === 0) throw new Error('No package has cdktf: there is nothing to test.');
  return users;
}

/** What has no cdktf is compiled already, or is compiled with what has it. */
function copyBuilt(root: string, copy: string, users: readonly string[]): void {
  for (const folder of workspaceFolders(copy)) {
    const built = join(root, folder, 'dist');
    if (!users.includes(folder) && existsSync(built)) cpSync(built, join(copy, folder, 'dist'), { recursive: true });
  }
}

/** The configuration of the compiler without the tests, where there is something else. */
function configOf(copy: string, folder: string): string {
  const library = join(folder, 'tsconfig.lib.json');
  return existsSync(join(copy, library)) ? library : join(folder, 'tsconfig.json');
}

/** The sources that import cdktf. */
function filesWithCdktf(copy: string, folder: string): readonly string[] {
  const files = readdirSync(join(copy, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist|out-tsc)\//.test(file))
    .map((file) => join(folder, file));
  const found = files.filter((file) => {
    const imports = findImports(file, readFileSync(join(copy, file), 'utf8'));
    return imports.some(({ specifier }) => specifier === 'cdktf');
  });
  if (found.length === 0) throw new Error(`${folder} has cdktf and does not import it: there is nothing to test.`);
  return found;
}

/** A second copy of cdktf itself would be tested in place of cdktn. */
function expectCdktn(copy: string): void {
  const installed = ['.', ...workspaceFolders(copy)]
    .map((folder) => join(copy, folder, 'node_modules/cdktf/package.json'))
    .filter(existsSync)
    .map((file) => read<Manifest>(file).name);
  if (!isDeepStrictEqual(installed, ['cdktn'])) throw new Error(`Installed as cdktf: ${installed.join(', ')}.`);
}

/**
 * The files of an output folder that one of two workspaces lacks, or that differ by more than the library's version and the
 * place of the workspace, which cdktf writes into the path of a local state.
 */
export function findDifferences(one: string, other: string, output: string): readonly string[] {
  const [files, others] = [filesIn(join(one, output)), filesIn(join(other, output))];
  if (files.length === 0) throw new Error(`There is no stack in ${join(one, output)}.`);
  return [...new Set([...files, ...others])]
    .map((file) => join(output, file))
    .filter((file) => !isDeepStrictEqual(contentOf(one, file), contentOf(other, file)));
}

/** Undefined for a file that is not there. */
function contentOf(root: string, file: string): unknown {
  if (!existsSync(join(root, file))) return undefined;
  const text = readFileSync(join(root, file), 'utf8').replaceAll(`${root}/`, '');
  return file.endsWith('cdk.tf.json') ? normalizeStack(text) : text;
}

/** What Terraform reads: the stacks with their assets. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('cdk.tf.json') || /\/assets\/.*\.\w+$/.test(file))
    .sort();
}

function run(folder: string, command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, ...quiet } });
  if (status !== 0) throw new Error(`With cdktn, this fails: ${[command, ...args].join(' ')}`);
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}

function write(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
