import { HostedZone } from '@eks-ingress/constructs';
import { quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import { isHostedZoneName } from '@eks-ingress/elbv2/identifiers';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { object } from '../schema';
import type { CertificateSettings } from './certificate';

export interface HostedZoneSettings {
  /** The zone's domain, such as `example.com`. */
  readonly name: string;
  /** @default false */
  readonly private?: boolean;
}

export const hostedZoneSchema = object<HostedZoneSettings>({ name: v.string(), private: v.optional(v.boolean()) });

/** The lookup of a hosted zone, which the entry points of a stack share. */
export function hostedZoneIn(stack: Construct, { name, private: privateZone }: HostedZoneSettings): HostedZone {
  const id = `HostedZone-${privateZone === true ? 'private-' : ''}${name}`;
  const existing = stack.node.tryFindChild(id);
  return existing === undefined ? new HostedZone(stack, id, { name, privateZone }) : (existing as HostedZone);
}

/** What an entry point writes into its hosted zone, as far as its settings have the right shape. */
export interface HostedZoneUse {
  readonly hostedZone?: HostedZoneSettings;
  readonly certificates: readonly (CertificateSettings | undefined)[];
  readonly hostNames: readonly string[];
}

/** A hosted zone that is missing, or cannot do what is asked of it. */
export function hostedZoneFindings({ hostedZone, certificates, hostNames }: HostedZoneUse, path: Path): Diagnostic[] {
  const isRequested = certificates.some((one) => typeof one === 'object' && one !== null && 'domainName' in one);
  const finding = { id: 'environment-hosted-zone', severity: 'error', path: [...path, 'hostedZone'] } as const;
  if (hostedZone === undefined && (isRequested || hostNames.length > 0)) {
    return [
      {
        ...finding,
        message: `The ${isRequested ? 'requested certificate' : 'host names'} need${isRequested ? 's' : ''} a hosted zone.`,
        why: isRequested
          ? 'A certificate is issued when a record in Route 53 proves that its names are yours.'
          : 'The records are written into a hosted zone of Route 53.',
        fix: "Add `hostedZone: { name: 'example.com' }` with the zone that the names are in.",
      },
    ];
  }
  const { name } = Object(hostedZone) as Partial<HostedZoneSettings>;
  if (typeof name === 'string' && !isHostedZoneName(name)) {
    return [
      {
        ...finding,
        path: [...path, 'hostedZone', 'name'],
        message: `${quote(name)} is not the name of a hosted zone.`,
        why: 'Terraform looks the zone up by its domain.',
        fix: 'Give a domain such as "example.com", and no id or URL.',
      },
    ];
  }
  if (!isRequested || hostedZone?.private !== true) return [];
  return [
    {
      ...finding,
      message: 'The requested certificate is to be validated in a private hosted zone.',
      why: 'ACM looks the record up from the internet, and waits for it until the apply times out.',
      fix: 'Use the public hosted zone, or give the ARN of an issued certificate.',
    },
  ];
}
