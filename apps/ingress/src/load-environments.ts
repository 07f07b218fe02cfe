import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';

/** The environments of the app by the names of their files, in alphabetical order; their values are yet to be checked. */
export function loadEnvironments(): Record<string, unknown> {
  const files = readdirSync(join(__dirname, 'environments')).filter((file) => /(?<!\.d)\.[jt]s$/.test(file));
  return Object.fromEntries(files.sort().map((file) => [parse(file).name, load(file)]));
}

function load(file: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import statements cannot name the files of a folder
  const module = require(`./environments/${file}`) as { readonly default?: unknown };
  return module.default;
}
