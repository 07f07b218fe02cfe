import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings } from '@eks-ingress/constructs';
import { formatPath, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import { App } from 'cdktf';
import { validateEnvironment, type Environment } from './environment';
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
    const problems = validateEnvironment(value);
    const stack = build(app, name, value, problems);
    if (stack !== undefined) {
      stacks.push(stack);
      problems.push(...collectFindings(stack).map(({ diagnostic }) => diagnostic));
    }
    findings.push(
      ...distinct(problems).map((diagnostic) => ({
        environment: name,
        diagnostic,
        value: valueAt(value, diagnostic.path),
      })),
    );
  }
  if (findings.some(({ diagnostic }) => diagnostic.severity === 'error')) {
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
  const isSound = problems.every(({ severity }) => severity !== 'error');
  try {
    return new IngressStack(app, name, value as Environment);
  } catch (error) {
    if (isSound) throw error;
    return undefined;
  }
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
