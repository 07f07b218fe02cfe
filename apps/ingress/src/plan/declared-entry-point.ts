import type { Path } from '@eks-ingress/diagnostics';
import type { Environment } from '../environment';

/** What an entry point's settings say, of whatever kind it is. */
export interface DeclaredEntryPoint {
  readonly name: string;
  readonly path: Path;
  /** Undefined where the environment's file does not have the entry point any more. */
  readonly kind: string | undefined;
  readonly subnetMappings: readonly DeclaredMapping[];
  readonly acknowledgements: Readonly<Record<string, unknown>>;
  /** Whether the file protects it from deletion; true for one that the file does not have. */
  readonly isProtected: boolean;
  /** Whether targets are nodes, whose ports can be chosen. */
  readonly hasNodePorts: boolean;
}

interface DeclaredMapping {
  readonly subnetId?: unknown;
  readonly availabilityZone?: unknown;
}

/** What is read of the settings, which no kind has all of. */
interface Settings {
  readonly kind?: string;
  readonly subnetMappings?: readonly DeclaredMapping[];
  readonly acknowledgements?: object;
  readonly deletionProtection?: boolean;
  readonly registration?: { readonly nodePorts?: unknown };
}

/** The entry point of a name as the environment's file declares it now. */
export function declaredEntryPoint({ entryPoints }: Environment, name: string): DeclaredEntryPoint {
  const settings: Settings = Object.hasOwn(entryPoints, name) ? (entryPoints[name] as Settings) : {};
  return {
    name,
    path: ['entryPoints', name],
    kind: settings.kind,
    subnetMappings: settings.subnetMappings ?? [],
    acknowledgements: { ...settings.acknowledgements },
    isProtected: settings.kind === undefined || settings.deletionProtection === true,
    hasNodePorts: settings.registration?.nodePorts !== undefined,
  };
}

/** The place of a subnet in the mappings; undefined where it has none. */
export function indexOfSubnet({ subnetMappings }: DeclaredEntryPoint, subnetId: string): number | undefined {
  const index = subnetMappings.findIndex((mapping) => mapping.subnetId === subnetId);
  return index === -1 ? undefined : index;
}

/** A subnet with its zone, where the file says it. */
export function describeSubnet({ subnetMappings }: DeclaredEntryPoint, subnetId: string): string {
  const zone = subnetMappings.find((mapping) => mapping.subnetId === subnetId)?.availabilityZone;
  return typeof zone === 'string' ? `${subnetId} (${zone})` : subnetId;
}
