import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ChangeEffect } from '@eks-ingress/constructs';
import type { Diagnostic } from '@eks-ingress/diagnostics';
import type { Environment } from '../environment';
import { effectOf } from './effect-of-plan';
import { findPlanFindings } from './find-plan-findings';
import { kindOf, plannedResources } from './planned-resource';
import { redact } from './redact';
import { summarizeEffects, type EffectSummary } from './summarize-effects';
import type { TerraformPlan, TerraformResourceChange } from './terraform-plan';

/** What a plan would do to an environment, without secrets: it may be printed, posted and kept. */
export interface PlanReport {
  readonly environment: string;
  /** `sha256:…` of the environment's name and its changes. Equal digests mean equal changes. */
  readonly digest: string;
  readonly changes: readonly ResourceChange[];
  /** The names of the outputs that change. */
  readonly outputs: readonly string[];
  /** Whether there is nothing to apply. */
  readonly isEmpty: boolean;
  /** The worst that it does to the traffic that runs. */
  readonly effect: ChangeEffect;
  /** What it does to each entry point, for a person. */
  readonly summary: readonly EffectSummary[];
  /** For what the plan is refused. */
  readonly refusals: readonly PlanFinding[];
  /** What the environment's file allows, and nothing in the plan is in need of. An error keeps it from being deployed. */
  readonly unneeded: readonly PlanFinding[];
}

/** A finding with its place in the environment's file, such as `apps/ingress/src/environments/production.ts:25`. */
export interface PlanFinding extends Diagnostic {
  readonly at: string;
}

/** The environment that a plan is compared with. */
export interface DeclaredEnvironment {
  readonly environment: Environment;
  readonly locate: (path: Diagnostic['path']) => string;
}

export type ChangeKind = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'move';

export interface ResourceChange {
  readonly address: string;
  readonly kind: ChangeKind;
  /** In Terraform's order: a replacement destroys first, or creates first. */
  readonly actions: readonly string[];
  readonly previousAddress?: string;
  readonly deposed?: string;
  readonly imported?: true;
  /** The attributes that differ, by their names. */
  readonly attributes: Readonly<Record<string, AttributeChange>>;
  /** The attributes that force a replacement. */
  readonly replacedBy: readonly string[];
}

/** Undefined where there is no object; sensitive and unknown parts are replaced by a text that says so. */
export interface AttributeChange {
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Normalizes and redacts a plan: what changes nothing is left out, and the order says nothing. With the environment as it
 * is declared, it says what speaks against the plan.
 */
export function reportPlan(environment: string, plan: TerraformPlan, declared?: DeclaredEnvironment): PlanReport {
  const changes = (plan.resource_changes ?? [])
    .flatMap((resource) => changeOf(resource) ?? [])
    .sort((one, other) => compare(keyOf(one), keyOf(other)));
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, { actions }]) => !isNothing(actions))
    .map(([name]) => name)
    .sort();
  return {
    environment,
    digest: `sha256:${createHash('sha256').update(canonicalJson({ environment, changes })).digest('hex')}`,
    changes,
    outputs,
    isEmpty: plan.applyable === undefined ? changes.length + outputs.length === 0 : !plan.applyable,
    effect: effectOf(changes, unchangedIn(plan)),
    ...readAgainst(declared, plan, changes),
  };
}

function unchangedIn({ resource_changes: all = [] }: TerraformPlan): readonly string[] {
  return all
    .filter(({ mode, change }) => mode === 'managed' && isNothing(change.actions))
    .map(({ address }) => address);
}

function readAgainst(
  declared: DeclaredEnvironment | undefined,
  plan: TerraformPlan,
  changes: readonly ResourceChange[],
): Pick<PlanReport, 'summary' | 'refusals' | 'unneeded'> {
  if (declared === undefined) return { summary: [], refusals: [], unneeded: [] };
  const { environment, locate } = declared;
  const resources = plannedResources(plan);
  const { refusals, unneeded } = findPlanFindings(resources, changes, environment);
  const located = (finding: Diagnostic): PlanFinding => ({ ...finding, at: locate(finding.path) });
  return {
    summary: summarizeEffects(resources, changes, environment),
    refusals: refusals.map(located),
    unneeded: unneeded.map(located),
  };
}

/** What changes of a resource; undefined when nothing does. Data sources are read, which changes nothing. */
function changeOf({
  address,
  previous_address,
  mode,
  deposed,
  change,
}: TerraformResourceChange): ResourceChange | undefined {
  const moved = previous_address !== undefined && previous_address !== address;
  const imported = change.importing !== undefined && change.importing !== null;
  const kind = kindOf(change.actions, moved || imported);
  if (mode !== 'managed' || kind === 'none') return undefined;
  return {
    address,
    kind,
    actions: change.actions,
    ...(moved && { previousAddress: previous_address }),
    ...(deposed !== undefined && { deposed }),
    ...(imported && { imported }),
    attributes: attributesOf(change),
    replacedBy: [...new Set((change.replace_paths ?? []).map((path) => path.join('.')))].sort(),
  };
}

/** Compares what is there, and shows it without what is sensitive: a secret that changes shows up as a change of its attribute. */
function attributesOf(change: TerraformResourceChange['change']): Record<string, AttributeChange> {
  const { before, after, after_unknown: unknown, before_sensitive, after_sensitive } = change;
  const [was, becomes, unknownParts] = [before, after, unknown].map(attributes);
  const shownBefore = attributes(redactObject(before, before_sensitive));
  const shownAfter = attributes(redactObject(after, after_sensitive, unknown));
  const names = [...new Set([...Object.keys(shownBefore), ...Object.keys(shownAfter)])].sort();
  return Object.fromEntries(
    names
      .filter((name) => hasUnknown(unknownParts?.[name]) || !isDeepStrictEqual(was?.[name], becomes?.[name]))
      .map((name) => [
        name,
        {
          ...(name in shownBefore && { before: shownBefore[name] }),
          ...(name in shownAfter && { after: shownAfter[name] }),
        },
      ]),
  );
}

/** A resource that is sensitive as a whole is redacted attribute by attribute, so that the names of what changes remain. */
function redactObject(value: unknown, sensitive: unknown, unknown?: unknown): unknown {
  if (sensitive !== true) return redact(value, sensitive, unknown);
  const everything = Object.keys({ ...attributes(value), ...attributes(unknown) }).map((name) => [name, true]);
  return redact(value, Object.fromEntries(everything), unknown);
}

function attributes(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function hasUnknown(unknown: unknown): boolean {
  if (typeof unknown !== 'object' || unknown === null) return unknown === true;
  return Object.values(unknown).some(hasUnknown);
}

function isNothing(actions: readonly string[]): boolean {
  return actions.every((action) => action === 'no-op' || action === 'read');
}

function keyOf({ address, deposed = '' }: ResourceChange): string {
  return `${address} ${deposed}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** JSON with the keys of every object in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => compare(one, other)))
      : part,
  );
}
