import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings, TODAY } from '@eks-ingress/constructs';
import { formatPath, type Diagnostic, valueAt } from '@eks-ingress/diagnostics';
import { App, Lazy } from 'cdktf';
import { nearestRegion, validateShape, validateValues, type Environment } from './environment';
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

export interface SynthesizeOptions {
  /** @default - `CDKTF_OUTDIR`, else `cdktf.out` */
  readonly outdir?: string;
  /** Whether a warning is an error. @default false */
  readonly strict?: boolean;
  /** The date that findings about dates compare with, such as `2026-11-21`. @default - the date that it is */
  readonly today?: string;
}

/**
 * Builds a stack for each environment, checks all of them, and writes them to the output folder unless something is
 * wrong with one.
 */
export function synthesize(
  environments: Readonly<Record<string, unknown>>,
  { outdir, strict = false, today }: SynthesizeOptions = {},
): Synthesis {
  const app = new App({ stackTraces: false, outdir, context: today === undefined ? {} : { [TODAY]: today } });
  const stacks: IngressStack[] = [];
  const findings: EnvironmentFinding[] = [];
  for (const [name, value] of Object.entries(environments)) {
    const shape = validateShape(name, value);
    const own = [...shape, ...validateValues(name, value)];
    const stack = build(app, name, value, shape, own.some(isError));
    if (stack !== undefined) stacks.push(stack);
    for (const diagnostic of distinct([...own, ...findingsBeyond(shape, stack)])) {
      const severity = strict && diagnostic.severity === 'warning' ? 'error' : diagnostic.severity;
      findings.push({
        environment: name,
        diagnostic: { ...diagnostic, severity },
        value: valueAt(value, diagnostic.path),
      });
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
 * With a value that is wrong a stack may not come about; it is tried all the same, to report what else is wrong.
 */
function build(
  app: App,
  name: string,
  value: unknown,
  shape: readonly Diagnostic[],
  mayFail: boolean,
): IngressStack | undefined {
  try {
    const environment = withUnknown(value, shape) as Environment;
    // What is compared with the region is compared with the one that was meant.
    const region = nearestRegion((value as Environment).region) ?? UNKNOWN;
    return new IngressStack(app, name, { ...environment, region });
  } catch (error) {
    if (!mayFail) throw error;
    return undefined;
  }
}

/** Like a value that is known only after apply, it is judged by no constraint. */
const UNKNOWN = Lazy.stringValue({ produce: () => 'unknown' });

/** A copy with unknown values in place of those of the wrong shape. */
function withUnknown(value: unknown, shape: readonly Diagnostic[]): unknown {
  if (shape.length === 0) return value;
  const copy = structuredClone(value);
  for (const { path } of shape) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === 'object' && parent !== null && key !== undefined) Object.assign(parent, { [key]: UNKNOWN });
  }
  return copy;
}

/** What the constructs find wrong, without what only follows from a value of the wrong shape. */
function findingsBeyond(shape: readonly Diagnostic[], stack: IngressStack | undefined): Diagnostic[] {
  if (stack === undefined) return [];
  return collectFindings(stack)
    .map(({ diagnostic }) => diagnostic)
    .filter(({ path }) => !shape.some((wrong) => wrong.path.every((key, index) => path[index] === key)));
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

/** The stack of an environment that is gone must not be planned or applied any more. */
function removeStacksOtherThan(names: readonly string[], outdir: string): void {
  const stacks = join(outdir, 'stacks');
  for (const name of readdirSync(stacks).filter((entry) => !names.includes(entry))) {
    rmSync(join(stacks, name), { recursive: true });
  }
}
