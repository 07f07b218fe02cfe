import { DnsValidatedCertificate, relocateFindings, type HostedZone } from '@eks-ingress/constructs';
import type { Path } from '@eks-ingress/diagnostics';
import type { CertificateSpec } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { object, type Schema } from '../schema';

/** A certificate that ACM has issued, or one that is requested from it and validated in the hosted zone. */
export type CertificateSettings = CertificateSpec | RequestedCertificate;

export interface RequestedCertificate {
  readonly domainName: string;
  /** @default [] */
  readonly subjectAlternativeNames?: readonly string[];
}

const text = v.string();
const texts = v.array(text);

export const certificateSchema: Schema<CertificateSettings> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'domainName' in input
    ? object<RequestedCertificate>({ domainName: text, subjectAlternativeNames: v.optional(texts) })
    : object<CertificateSpec>({ arn: text, domainNames: v.optional(texts), keyAlgorithm: v.optional(text) }),
);

/** The certificate that is given, or the request for one, whose findings begin with `path`. */
export function certificateIn(
  stack: Construct,
  id: string,
  certificate: CertificateSettings,
  hostedZone: HostedZone | undefined,
  path: Path,
): CertificateSpec {
  if (!('domainName' in certificate)) return certificate;
  const requested = new DnsValidatedCertificate(stack, id, { ...certificate, hostedZoneId: hostedZone?.id ?? '' });
  relocateFindings(requested, (rest) => [...path, ...rest]);
  return requested;
}
