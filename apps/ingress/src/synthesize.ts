import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings } from '@eks-ingress/constructs';
import { formatPath, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import { App, Lazy } from 'cdktf';
import { nearestRegion, validateEnvironment, type Environment } from './environment';
import { IngressStack } from './ingress-stack';

/** A finding in the values of an environment. */
export interface EnvironmentFinding {
  readonly environment: string;
  readonly diagnostic: Diagnostic;
  /** What the environment's file has at the finding's path; undefined for a default. */
  readonly value: unknown;
}

/** What became of the environments: everything that is wrong with them and, when no error is among it, their stacks. */
export interface Synthesis {
  readonly findings: readonly EnvironmentFinding[];
  readonly stacks: readonly IngressStack[];
  readonly outdir: string;
}

/**
 * Builds a stack for each environment, checks all of them, and writes them to the output folder unless something is
 * wrong with one.
 */
export function synthesize(environments: Readonly<Record<string, unknown>>, outdir?: string): Synthesis {
  const app = new App({ stackTraces: false, outdir });
  const stacks: IngressStack[] = [];
  const findings: EnvironmentFinding[] = [];
  for (const [name, value] of Object.entries(environments)) {
    const ownFindings = validateEnvironment(name, value);
    const stack = build(app, name, value, ownFindings);
    if (stack !== undefined) stacks.push(stack);
    for (const diagnostic of distinct([...ownFindings, ...findingsBeyond(ownFindings, stack)])) {
      findings.push({ environment: name, diagnostic, value: valueAt(value, diagnostic.path) });
    }
  }
  if (findings.some(({ diagnostic }) => isError(diagnostic))) {
    return { findings, stacks: [], outdir: app.outdir };
  }
  app.synth();
  removeStacksOtherThan(Object.keys(environments), app.outdir);
  return { findings, stacks, outdir: app.outdir };
}

/**
 * With a value of the wrong shape a stack may not come about; it is tried all the same, to report what else is wrong.
 */
function build(app: App, name: string, value: unknown, problems: readonly Diagnostic[]): IngressStack | undefined {
  const misshapen = problems.filter(isError).map(({ path }) => path);
  try {
    const environment = withUnknown(value, misshapen) as Environment;
    // What is compared with the region is compared with the one that was meant.
    return new IngressStack(app, name, { ...environment, region: nearestRegion((value as Environment).region) });
  } catch (error) {
    if (misshapen.length === 0) throw error;
    return undefined;
  }
}

/** A copy in which the values at these paths are such as are known only after apply, and judged by no constraint. */
function withUnknown(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  const copy = structuredClone(value);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === 'object' && parent !== null && key !== undefined) {
      Object.assign(parent, { [key]: Lazy.stringValue({ produce: () => 'unknown' }) });
    }
  }
  return copy;
}

/** What the constructs find wrong, without what only follows from a value of the wrong shape. */
function findingsBeyond(problems: readonly Diagnostic[], stack: IngressStack | undefined): Diagnostic[] {
  if (stack === undefined) return [];
  const wrong = problems.filter(isError).map(({ path }) => formatPath(path));
  return collectFindings(stack)
    .map(({ diagnostic }) => diagnostic)
    .filter(({ path }) => !wrong.some((place) => formatPath(path).startsWith(place)));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Without repetitions: both target groups report what is wrong with the registration that they share. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byPlace = new Map(
    diagnostics.map((diagnostic) => [`${diagnostic.id} ${formatPath(diagnostic.path)}`, diagnostic]),
  );
  return [...byPlace.values()];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null ? (current as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** The stack of an environment that is gone must not be planned or applied any more. */
function removeStacksOtherThan(names: readonly string[], outdir: string): void {
  const stacks = join(outdir, 'stacks');
  for (const name of readdirSync(stacks).filter((entry) => !names.includes(entry))) {
    rmSync(join(stacks, name), { recursive: true });
  }
}
