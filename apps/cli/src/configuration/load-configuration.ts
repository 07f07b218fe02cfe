import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Configuration, parseConfiguration } from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import { UsageError } from '../usage-error';

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The folder that its globs begin in. */
  readonly root: string;
}

const names = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml'].map((end) => `eks-ingress.config.${end}`);

/**
 * The configuration of a file, or the nearest one above a folder: `eks-ingress.config.*`, or `eks-ingress` in a
 * package.json. Without any, the recommended rules hold.
 */
export async function loadConfiguration(folder: string, file?: string): Promise<LoadedConfiguration> {
  const found = file === undefined ? findConfiguration(resolve(folder)) : resolve(folder, file);
  if (found === undefined) return { configuration: {}, root: resolve(folder) };
  if (!existsSync(found)) throw new UsageError(`There is no configuration ${file}.`);
  const parsed = parseConfiguration(await readConfiguration(found), rules);
  if (parsed.faults) throw new UsageError([`${found} is no valid configuration.`, ...parsed.faults].join('\n  '));
  return { configuration: parsed.configuration, root: dirname(found) };
}

function findConfiguration(folder: string): string | undefined {
  const found = names.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && readPackage(manifest) !== undefined) return manifest;
  const parent = dirname(folder);
  return parent === folder ? undefined : findConfiguration(parent);
}

async function readConfiguration(file: string): Promise<unknown> {
  try {
    if (file.endsWith('package.json')) return readPackage(file) ?? {};
    if (/^\.[cm]?ts$/.test(extname(file))) return await importTypeScript(file);
    if (/^\.[cm]?js$/.test(extname(file))) return await importModule(file);
    const text = readFileSync(file, 'utf8');
    if (extname(file) === '.json') return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text) ?? {};
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function readPackage(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>)['eks-ingress'];
  } catch {
    // Whatever is wrong with somebody's package.json is told by those who need it.
    return undefined;
  }
}

async function importTypeScript(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  return createJiti(file).import(file, { default: true });
}

async function importModule(file: string): Promise<unknown> {
  const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  return loaded.default ?? loaded;
}
