import { relocateFindings, type HostedZone } from '@eks-ingress/constructs';
import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import type { Construct } from 'constructs';
import type { EchoWorkloadSettings } from './echo-workload';
import { hostedZoneFindings, hostedZoneIn, type HostedZoneSettings } from './hosted-zone';
import { certificatesIn } from './tls';

/** What an entry point says of its names. */
export interface DnsSettings {
  readonly hostedZone?: HostedZoneSettings;
  readonly hostNames?: readonly string[];
  readonly echoWorkload?: EchoWorkloadSettings;
}

/** What is wrong with the hosted zone of an entry point, whatever shape its settings have. */
export function dnsFindings(settings: DnsSettings & { readonly tls?: unknown }, path: Path): Diagnostic[] {
  const { hostedZone, tls } = settings;
  const names = Array.isArray(settings.hostNames) ? (settings.hostNames as readonly string[]) : [];
  const echo = settings.echoWorkload === undefined ? [] : [settings.echoWorkload.hostName];
  return hostedZoneFindings({ hostedZone, certificates: certificatesIn(tls), hostNames: [...names, ...echo] }, path);
}

/** The host names of an entry point with their zone; undefined when there are none. */
export function dnsIn(
  { hostNames = [], echoWorkload }: DnsSettings,
  hostedZone: HostedZone | undefined,
): { readonly hostedZone: HostedZone; readonly hostNames: readonly string[] } | undefined {
  const all = [...hostNames, ...(echoWorkload === undefined ? [] : [echoWorkload.hostName])];
  return hostedZone === undefined || all.length === 0 ? undefined : { hostedZone, hostNames: all };
}

/** The lookup of the hosted zone; undefined when there is none. */
export function zoneIn(stack: Construct, { hostedZone }: DnsSettings): HostedZone | undefined {
  return hostedZone === undefined ? undefined : hostedZoneIn(stack, hostedZone);
}

/** Makes findings of an entry point begin where its settings are, those of names where each name is. */
export function relocateEntryPoint(entryPoint: Construct, name: string, { hostNames = [] }: DnsSettings): void {
  relocateFindings(entryPoint, (path) => {
    const [first, list, index, ...rest] = path;
    if (first === 'quotas') return path;
    if (first !== 'dns') return ['entryPoints', name, ...path];
    const isEcho = list === 'hostNames' && index === hostNames.length;
    return ['entryPoints', name, ...(isEcho ? ['echoWorkload', 'hostName'] : [...path.slice(1, 3), ...rest])];
  });
}
