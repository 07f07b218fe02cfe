import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import { kinds, type Schema } from '../schema';
import { applicationLoadBalancer } from './application-load-balancer/application-load-balancer';
import type { EntryPoint, EntryPointKind, EntryPointStack } from './entry-point-kind';
import { networkLoadBalancer } from './network-load-balancer/network-load-balancer';
import { service } from './service/service';

/** Every kind of entry point, by the `kind` of its settings. */
const ENTRY_POINT_KINDS = {
  'application-load-balancer': applicationLoadBalancer,
  'network-load-balancer': networkLoadBalancer,
  service,
};

type Kinds = typeof ENTRY_POINT_KINDS;

/** The settings of an entry point of any kind. */
export type EntryPointSettings = {
  readonly [Kind in keyof Kinds]: Kinds[Kind] extends EntryPointKind<infer Settings> ? Settings : never;
}[keyof Kinds];

const byKind: ReadonlyMap<unknown, EntryPointKind<EntryPointSettings>> = new Map(Object.entries(ENTRY_POINT_KINDS));

/** The shape of the settings of each kind. */
export const ENTRY_POINT_SCHEMAS = Object.fromEntries(
  Object.entries(ENTRY_POINT_KINDS).map(([kind, { schema }]) => [kind, schema]),
) as { readonly [Kind in keyof Kinds]: Kinds[Kind]['schema'] };

export const entryPointSchema: Schema<EntryPointSettings> = kinds<EntryPointSettings>(ENTRY_POINT_SCHEMAS);

/** What is wrong with the settings of an entry point, whatever they are; nothing when their kind is unknown. */
export function validateEntryPoint(settings: unknown, path: Path): Diagnostic[] {
  const partial = Object(settings) as Partial<EntryPointSettings>;
  return byKind.get(partial.kind)?.validate(partial, path) ?? [];
}

/** Builds an entry point; undefined when its kind is unknown. */
export function buildEntryPoint(
  stack: EntryPointStack,
  name: string,
  settings: EntryPointSettings,
): EntryPoint | undefined {
  return byKind.get(settings.kind)?.build(stack, name, settings);
}
