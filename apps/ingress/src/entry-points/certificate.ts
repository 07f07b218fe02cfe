import { DnsValidatedCertificate, IssuedCertificate, relocateFindings, type HostedZone } from '@eks-ingress/constructs';
import type { Path } from '@eks-ingress/diagnostics';
import type { CertificateSpec } from '@eks-ingress/elbv2';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { object, type Schema } from '../schema';

/** A certificate by its ARN, one that is looked up, or one that is requested and validated in the hosted zone. */
export type CertificateSettings = CertificateSpec | LookedUpCertificate | RequestedCertificate;

interface LookedUpCertificate {
  /** The first name of a certificate that ACM has issued; the newest one is taken. */
  readonly issuedFor: string;
}

interface RequestedCertificate {
  readonly domainName: string;
  /** @default [] */
  readonly subjectAlternativeNames?: readonly string[];
}

const text = v.string();
const texts = v.array(text);

export const certificateSchema: Schema<CertificateSettings> = v.lazy((input) => {
  const given: object = Object(input);
  if ('domainName' in given) {
    return object<RequestedCertificate>({ domainName: text, subjectAlternativeNames: v.optional(texts) });
  }
  if ('issuedFor' in given) return object<LookedUpCertificate>({ issuedFor: text });
  return object<CertificateSpec>({ arn: text, domainNames: v.optional(texts), keyAlgorithm: v.optional(text) });
});

/** The certificate that is given, looked up or requested; findings of a request begin with `path`. */
export function certificateIn(
  stack: Construct,
  id: string,
  certificate: CertificateSettings,
  hostedZone: HostedZone | undefined,
  path: Path,
): CertificateSpec {
  if ('issuedFor' in certificate) return new IssuedCertificate(stack, id, { domainName: certificate.issuedFor });
  if (!('domainName' in certificate)) return certificate;
  const requested = new DnsValidatedCertificate(stack, id, { ...certificate, hostedZoneId: hostedZone?.id ?? '' });
  relocateFindings(requested, (rest) => [...path, ...rest]);
  return requested;
}
