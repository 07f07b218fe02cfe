import type { CertificateSpec } from './specification/certificate';

/**
 * Whether a certificate is valid for a host name: the same name, or a wildcard in place of its first label only
 * (RFC 6125, section 6.4.3).
 */
export function certificateCovers(domainName: string, hostName: string): boolean {
  const certificate = domainName.toLowerCase();
  const host = hostName.toLowerCase();
  if (certificate === host) return true;
  return (
    certificate.startsWith('*.') && host.indexOf('.') > 0 && host.slice(host.indexOf('.')) === certificate.slice(1)
  );
}

/**
 * The host names that none of these certificates is valid for, or undefined when the names of one are not known and
 * nothing can be said.
 */
export function uncoveredHostNames(
  hostNames: readonly string[],
  certificates: readonly CertificateSpec[],
): string[] | undefined {
  const uncovered = hostNames.filter(
    (hostName) =>
      !certificates.some(({ domainNames = [] }) => domainNames.some((name) => certificateCovers(name, hostName))),
  );
  const allKnown = certificates.every(({ domainNames }) => domainNames !== undefined);
  return uncovered.length > 0 && !allKnown ? undefined : uncovered;
}
