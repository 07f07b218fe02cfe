import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { awsLoadBalancerControllerRelease } from '@eks-ingress/diagnostics';
import { readWorkspace, type Source } from '../read-workspace';
import { readAwsLoadBalancerController } from './aws-load-balancer-controller';
import { openCheckout, type Checkout } from './checkout';
import { digestsOf, findCitations, type Citations, type Digests } from './cited-files';
import { type DataFile, factsOf, formatDataFile, parseDataFile } from './data-file';
import { readIngressNginx } from './ingress-nginx';
import { findMentions, namesOf } from './stale-names';

/** The controllers whose releases can be read, each with how. */
export const readers: Readonly<Record<string, (checkout: Checkout) => Promise<readonly DataFile[]>>> = {
  'aws-load-balancer-controller': (checkout) =>
    readAwsLoadBalancerController(checkout, awsLoadBalancerControllerRelease),
  'ingress-nginx': readIngressNginx,
};

export interface UpdateOptions {
  /** The root of the workspace, whose data files are written. */
  readonly root: string;
  readonly controller: string;
  /** The folder of the release. */
  readonly checkout: string;
  readonly print: (line: string) => void;
}

/**
 * Writes what a release states over what the workspace has of it, and prints what changed and what to look at. Nothing is
 * written when anything cannot be read.
 *
 * @throws {UnexpectedShape} when the checkout is not as it is known.
 */
export async function updateUpstream({ root, controller, checkout: folder, print }: UpdateOptions): Promise<void> {
  const read = readers[controller];
  if (read === undefined) throw new Error(`The controllers are ${Object.keys(readers).join(' and ')}.`);
  const checkout = openCheckout(folder);
  const files = await read(checkout);
  const written = files.map(({ path }) => path);
  const sources = readWorkspace(root)
    .flatMap((workspacePackage) => workspacePackage.sources)
    .filter(({ path }) => !written.includes(path) && !/\.test\.ts$|\/testing\//.test(path));

  const changes: Change[] = [];
  for (const file of files) changes.push(await rewrite(root, controller, file));
  const known = readDigests(root, controller);
  const citations = findCitations(sources, controller, (file) => checkout.has(file) || known[file] !== undefined);
  const digests = digestsOf(citations, checkout);
  writeDigests(root, controller, digests);

  printChanges(changes, print);
  printMentions(changes, sources, print);
  printCitations(citations, known, digests, print);
  const count = changes.filter(({ added, removed }) => added.length + removed.length > 0).length;
  print(
    count === 0
      ? 'Nothing changed.'
      : `${count} of ${files.length} files changed: npm run golden, npm run docs and the tests say what else has to.`,
  );
}

interface Change {
  readonly path: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly lostNames: readonly string[];
}

async function rewrite(root: string, controller: string, file: DataFile): Promise<Change> {
  const target = join(root, file.path);
  const old: unknown = existsSync(target) ? parseDataFile(readFileSync(target, 'utf8')) : {};
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await formatDataFile(file, controller));
  const [before, after] = [new Set(factsOf(old)), new Set(factsOf(file.value))];
  const names = namesOf(file.value);
  return {
    path: file.path,
    added: [...after].filter((fact) => !before.has(fact)),
    removed: [...before].filter((fact) => !after.has(fact)),
    lostNames: [...namesOf(old)].filter((name) => !names.has(name)),
  };
}

function digestFile(root: string, controller: string): string {
  return join(root, `tools/workspace/src/upstream/cited-files/${controller}.json`);
}

function readDigests(root: string, controller: string): Digests {
  const file = digestFile(root, controller);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Digests) : {};
}

function writeDigests(root: string, controller: string, digests: Digests): void {
  const file = digestFile(root, controller);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(digests, undefined, 2)}\n`);
}

function printChanges(changes: readonly Change[], print: (line: string) => void): void {
  for (const { path, added, removed } of changes) {
    if (added.length + removed.length === 0) continue;
    print(`${path}: ${added.length} added, ${removed.length} removed`);
    for (const fact of removed) print(`  - ${fact}`);
    for (const fact of added) print(`  + ${fact}`);
    print('');
  }
}

function printMentions(changes: readonly Change[], sources: readonly Source[], print: (line: string) => void): void {
  const mentions = findMentions(
    sources,
    changes.flatMap(({ lostNames }) => lostNames),
  );
  if (mentions.length === 0) return;
  print('Stale: the release no longer has these, and the workspace still says them.');
  for (const { name, path, line } of mentions) print(`  ${path}:${line}: ${name}`);
  print('');
}

function printCitations(citations: Citations, before: Digests, after: Digests, print: (line: string) => void): void {
  const list = (title: string, isListed: (file: string) => boolean) => {
    const listed = [...citations].filter(([file]) => isListed(file));
    if (listed.length === 0) return;
    print(title);
    for (const [file, by] of listed) print(`  ${file}: ${by.join(', ')}`);
    print('');
  };
  list('Gone: nobody can follow these sources any more.', (file) => after[file] === undefined);
  list(
    'To be read again: these sources changed, and what cites them may be stale.',
    (file) => after[file] !== undefined && before[file] !== undefined && before[file] !== after[file],
  );
}
