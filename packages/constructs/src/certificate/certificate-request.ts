/** The names that a certificate is requested for. */
export interface CertificateRequest {
  readonly domainName: string;
  /** @default [] */
  readonly subjectAlternativeNames?: readonly string[];
}

/** The names of a certificate, in small letters as ACM returns them, each once. */
export function certificateNames({ domainName, subjectAlternativeNames = [] }: CertificateRequest): string[] {
  return [...new Set([domainName, ...subjectAlternativeNames].map((name) => name.toLowerCase()))];
}

/** The name that is proven for a domain name: an apex and its wildcard share one record. */
export function baseDomain(domainName: string): string {
  return domainName.replace(/^\*\./, '');
}
