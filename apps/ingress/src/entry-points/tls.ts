import type {
  EntryPointTls,
  HostedZone,
  HttpsRedirect,
  SecretReference,
  TlsAtController,
  TlsAtLoadBalancer,
} from '@eks-ingress/constructs';
import type { Path } from '@eks-ingress/diagnostics';
import type { ListenerAcknowledgements } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { object, variants } from '../schema';
import { certificateIn, certificateSchema, type CertificateSettings } from './certificate';

/** Where TLS ends: the load balancer decrypts, or passes TLS on to ingress-nginx and its certificates. */
export type TlsSettings = TlsAtLoadBalancerSettings | TlsAtController;

export interface TlsAtLoadBalancerSettings extends Omit<TlsAtLoadBalancer, 'certificate' | 'additionalCertificates'> {
  readonly certificate: CertificateSettings;
  /** Certificates chosen by the server name that a client asks for. @default [] */
  readonly additionalCertificates?: readonly CertificateSettings[];
}

const text = v.string();

export const tlsSchema = variants<'end', TlsSettings>('end', {
  'at-load-balancer': object<TlsAtLoadBalancerSettings>({
    end: v.literal('at-load-balancer'),
    certificate: certificateSchema,
    additionalCertificates: v.optional(v.array(certificateSchema)),
    policy: v.optional(text),
    acknowledgements: v.optional(object<ListenerAcknowledgements>({ 'withdrawn-tls': v.optional(text) })),
    redirect: v.optional(v.picklist<readonly HttpsRedirect[]>(['by-port', 'by-scheme'])),
  }),
  'at-controller': object<TlsAtController>({
    end: v.literal('at-controller'),
    defaultCertificate: v.optional(object<SecretReference>({ namespace: text, name: text })),
  }),
});

/** The certificates in the settings, whatever shape those have. */
export function certificatesIn(tls: unknown): readonly (CertificateSettings | undefined)[] {
  const { certificate, additionalCertificates }: Partial<TlsAtLoadBalancerSettings> = Object(tls);
  return [certificate, ...(Array.isArray(additionalCertificates) ? additionalCertificates : [])];
}

/** The settings of an entry point with its certificates looked up and requested. */
export function tlsIn(stack: Construct, name: string, tls: TlsSettings, zone: HostedZone | undefined): EntryPointTls {
  if (tls.end === 'at-controller') return tls;
  const certificateOf = (certificate: CertificateSettings, key: string, ...path: Path) =>
    certificateIn(stack, `${name}-${key}`, certificate, zone, ['entryPoints', name, 'tls', ...path]);
  return {
    ...tls,
    certificate: certificateOf(tls.certificate, 'Certificate', 'certificate'),
    additionalCertificates: tls.additionalCertificates?.map((certificate, index) =>
      certificateOf(certificate, `Certificate-${index}`, 'additionalCertificates', index),
    ),
  };
}
