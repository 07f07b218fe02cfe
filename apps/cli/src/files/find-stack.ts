import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UsageError } from '../usage-error';

const FILE = 'cdk.tf.json';

/**
 * The Terraform JSON that a path means: a file, the folder of a stack, or a folder in which cdktf has written one stack.
 *
 * @throws {UsageError} when there is none, or more than one
 */
export function findStack(path: string): string {
  if (!existsSync(path)) throw new UsageError(`There is no ${JSON.stringify(path)}.`);
  if (!statSync(path).isDirectory()) return path;
  if (existsSync(join(path, FILE))) return join(path, FILE);
  const found = ['stacks', 'cdktf.out/stacks'].flatMap((folder) => stacksIn(join(path, folder)));
  const [only] = found;
  if (only === undefined) {
    throw new UsageError(
      `There is no ${FILE} in ${JSON.stringify(path)}. Synthesize first, and name the folder of a stack, such as cdktf.out/stacks/production.`,
    );
  }
  if (found.length > 1) {
    const names = found.map((file) => relative('.', join(file, '..')));
    throw new UsageError(`There are ${found.length} stacks in ${JSON.stringify(path)}; name one: ${names.join(', ')}.`);
  }
  return only;
}

function stacksIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).map((name) => join(folder, name, FILE));
  return files.filter((file) => existsSync(file)).sort();
}
