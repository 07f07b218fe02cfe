import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Subject } from './measure';
import { runNode } from './run-node';

/** A figure beside its floor: what has to be done anyway, or a peer that does as much. */
export interface Row {
  readonly name: string;
  readonly figure: string;
  readonly floor: string;
  /** The ratio on a quiet machine. */
  readonly usual: number;
  /** The ratio above which it fails. */
  readonly limit: number;
  /** How often each of the two is run. */
  readonly runs: number;
  /** Makes what both need in a folder of their own, and runs what has to be run once. */
  readonly prepare: (root: string, scratch: string) => Subject;
}

const FILES = 10_000;
const ENVIRONMENTS = 100;
const LOAD_CDKTF = ['-e', "require('cdktf')"];

export const rows: readonly Row[] = [
  {
    name: 'lint-many',
    figure: `eks-ingress lint, ${FILES} files with three objects each`,
    floor: 'the yaml parser alone, on the same files',
    usual: 1.6,
    limit: 2.2,
    runs: 5,
    prepare: (root, scratch) => lintSubject(root, scratch, FILES),
  },
  {
    name: 'lint-one',
    figure: 'eks-ingress lint, one file, cold',
    floor: 'the yaml parser alone, on the same file, cold',
    usual: 1.7,
    limit: 2.3,
    runs: 15,
    prepare: (root, scratch) => lintSubject(root, scratch, 1),
  },
  {
    name: 'start',
    figure: 'npm start: every environment, with drawings',
    floor: "require('cdktf')",
    usual: 4.1,
    limit: 6,
    runs: 7,
    prepare: (root, scratch) => environmentsSubject(root, scratch, 'start'),
  },
  {
    name: 'synth',
    figure: 'every environment, without drawings',
    floor: "require('cdktf')",
    usual: 3.5,
    limit: 5,
    runs: 9,
    prepare: (root, scratch) => environmentsSubject(root, scratch, 'app'),
  },
  {
    name: 'synth-many',
    figure: `${ENVIRONMENTS} environments`,
    floor: 'cdktf alone, constructing as many resources',
    usual: 3.6,
    limit: 5,
    runs: 5,
    prepare: manyEnvironmentsSubject,
  },
  {
    name: 'load-constructs',
    figure: 'loading the constructs',
    floor: "require('cdktf')",
    usual: 1.8,
    limit: 2.6,
    runs: 9,
    prepare: (root) => ({
      figure: () => runNode(root, ['-e', "require('@eks-ingress/constructs')"]),
      floor: () => runNode(root, LOAD_CDKTF),
    }),
  },
  {
    name: 'load-annotations',
    figure: 'loading the annotations',
    floor: 'loading an empty module',
    usual: 1.2,
    limit: 1.4,
    runs: 15,
    prepare(root, scratch) {
      const empty = join(scratch, 'empty.cjs');
      writeFileSync(empty, '');
      return {
        figure: () => runNode(root, ['-e', "require('@eks-ingress/annotations')"]),
        floor: () => runNode(root, ['-e', `require(${JSON.stringify(empty)})`]),
      };
    },
  },
  {
    name: 'validate',
    figure: 'validating a load balancer with 1,000 targets, 20 times',
    floor: 'writing the same as JSON and reading it, 20 times',
    usual: 5.4,
    limit: 7.5,
    runs: 11,
    prepare(root) {
      const program = join(root, 'benchmarks/validate-load-balancer.cjs');
      return { figure: () => runNode(root, [program, 'validate']), floor: () => runNode(root, [program, 'copy']) };
    },
  },
];

function lintSubject(root: string, scratch: string, count: number): Subject {
  const requireFrom = createRequire(join(root, 'apps/cli/package.json'));
  const { application } = requireFrom(join(root, 'benchmarks/application.cjs')) as {
    readonly application: (index: number) => string;
  };
  for (let index = 0; index < count; index += 1) writeFileSync(join(scratch, `${index}.yaml`), application(index));
  const [cli, yaml, folder] = [join(root, 'apps/cli/dist/eks-ingress.cjs'), requireFrom.resolve('yaml'), scratch].map(
    (path) => JSON.stringify(path),
  );
  const parse = `
    const { readdirSync, readFileSync } = require('node:fs');
    const { parseAllDocuments } = require(${yaml});
    for (const name of readdirSync(${folder})) {
      for (const document of parseAllDocuments(readFileSync(${folder} + '/' + name, 'utf8'))) document.toJS();
    }`;
  const lint = `require(${cli}).main(['lint', '--format', 'json', ${folder}])`;
  return { figure: () => runNode(scratch, ['-e', lint]), floor: () => runNode(scratch, ['-e', parse]) };
}

function environmentsSubject(root: string, scratch: string, command: 'start' | 'app'): Subject {
  const outdir = join(scratch, 'out');
  const env = { CDKTF_OUTDIR: outdir };
  return {
    figure() {
      rmSync(outdir, { recursive: true, force: true });
      const milliseconds = runNode(root, ['apps/ingress/run.cjs', command], env);
      expectStacks(outdir);
      return milliseconds;
    },
    floor: () => runNode(root, LOAD_CDKTF),
  };
}

function manyEnvironmentsSubject(root: string, scratch: string): Subject {
  const programs = join(root, 'benchmarks/many-environments');
  const outdir = (name: string): string => join(scratch, name);
  const synthesize = (name: string, ...args: readonly string[]): number => {
    rmSync(outdir(name), { recursive: true, force: true });
    const milliseconds = runNode(programs, [...args, outdir(name)]);
    expectStacks(outdir(name), ENVIRONMENTS);
    return milliseconds;
  };
  const given = outdir('given');
  mkdirSync(given);
  synthesize('given', 'synthesize.cjs', String(ENVIRONMENTS));
  return {
    figure: () => synthesize('figure', 'synthesize.cjs', String(ENVIRONMENTS)),
    floor: () => synthesize('floor', 'plain-cdktf.cjs', join(given, 'stacks')),
  };
}

function expectStacks(outdir: string, count?: number): void {
  const { length } = readdirSync(join(outdir, 'stacks'));
  if (length === 0 || (count !== undefined && length !== count)) throw new Error(`${length} stacks are in ${outdir}.`);
}
