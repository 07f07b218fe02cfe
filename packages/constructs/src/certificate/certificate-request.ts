import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import { isDomainName } from '@eks-ingress/elbv2/identifiers';

/** The names that a certificate is requested for. */
export interface CertificateRequest {
  readonly domainName: string;
  /** @default [] */
  readonly subjectAlternativeNames?: readonly string[];
}

const MAX_COMMON_NAME_LENGTH = 64;
const DEFAULT_NAME_QUOTA = 10;
const MAX_NAMES = 100;

const REQUEST_CERTIFICATE = 'https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html';
const ACM_CHARACTERISTICS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html';
const ACM_QUOTAS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html';

/** The names of a certificate, in small letters as ACM returns them, each once. */
export function certificateNames({ domainName, subjectAlternativeNames = [] }: CertificateRequest): string[] {
  return [...new Set([domainName, ...subjectAlternativeNames].map((name) => name.toLowerCase()))];
}

/** The name that is proven for a domain name: an apex and its wildcard share one record. */
export function baseDomain(domainName: string): string {
  return domainName.replace(/^\*\./, '');
}

/** Everything that is wrong with the names of a certificate to be requested. Never throws. */
export function validateCertificateRequest(
  request: CertificateRequest,
  isUnknown: IsUnknown = () => false,
): Diagnostic[] {
  const { domainName, subjectAlternativeNames = [] } = request;
  const names = [
    { name: domainName, path: ['domainName'] },
    ...subjectAlternativeNames.map((name, index) => ({ name, path: ['subjectAlternativeNames', index] })),
  ];
  return [
    ...names.flatMap(({ name, path }, index) => {
      if (isUnknown(name)) return [unknownName(path)];
      const findings = [syntaxFinding(name, path)];
      const earlier = names.slice(0, index).some((other) => other.name.toLowerCase() === name.toLowerCase());
      if (earlier) findings.push(repeatedName(name, path));
      return findings.filter((finding) => finding !== undefined);
    }),
    ...(isUnknown(domainName) ? [] : commonNameFindings(domainName)),
    ...quotaFindings(certificateNames(request).length),
  ];
}

function unknownName(path: Diagnostic['path']): Diagnostic {
  return {
    id: 'certificate-domain-name-unknown',
    severity: 'error',
    path,
    message: 'The domain name is known only after apply.',
    why: 'Each validation record is a resource of its own, whose address is made from the name.',
    fix: 'Write the name out.',
  };
}

function syntaxFinding(name: string, path: Diagnostic['path']): Diagnostic | undefined {
  if (isDomainName(name)) return undefined;
  const base = { severity: 'error', path, source: REQUEST_CERTIFICATE } as const;
  if (isDomainName(name.replace(/\.+$/, ''))) {
    return {
      ...base,
      id: 'certificate-domain-name-trailing-dot',
      message: `The domain name ${quote(name)} ends with a dot.`,
      why: 'ACM takes names without the root, and Terraform refuses the dot.',
      fix: `Write ${quote(name.replace(/\.+$/, ''))}.`,
    };
  }
  if (name.includes('*')) {
    return {
      ...base,
      id: 'certificate-domain-name-wildcard',
      message: `The domain name ${quote(name)} has a wildcard that does not stand for its whole first label.`,
      why: 'A wildcard stands for exactly one label, the leftmost.',
      fix: 'Use a name such as "*.example.com", or name each host.',
      source: ACM_CHARACTERISTICS,
    };
  }
  return {
    ...base,
    id: 'certificate-domain-name-syntax',
    message: `${quote(name)} is not a fully qualified domain name.`,
    why: 'ACM takes up to 253 letters, digits, hyphens and dots, at most 63 between two dots and no hyphen beside one.',
    fix: 'Use a name such as "www.example.com"; write letters outside ASCII in their "xn--" form.',
  };
}

function repeatedName(name: string, path: Diagnostic['path']): Diagnostic {
  return {
    id: 'certificate-domain-name-repeated',
    severity: 'warning',
    path,
    message: `The certificate has the domain name ${quote(name)} twice.`,
    why: 'The second one, in capital or small letters, adds nothing.',
    fix: 'Remove it.',
    source: REQUEST_CERTIFICATE,
  };
}

function commonNameFindings(domainName: string): Diagnostic[] {
  if (domainName.length <= MAX_COMMON_NAME_LENGTH) return [];
  return [
    {
      id: 'certificate-common-name-length',
      severity: 'error',
      path: ['domainName'],
      message: `The domain name ${quote(domainName)} has ${domainName.length} characters.`,
      why: `ACM makes it the common name of the certificate, which ends at ${MAX_COMMON_NAME_LENGTH}; alternative names may have 253.`,
      fix: 'Put a shorter name first, and this one among the subject alternative names.',
      source: REQUEST_CERTIFICATE,
    },
  ];
}

function quotaFindings(count: number): Diagnostic[] {
  if (count <= DEFAULT_NAME_QUOTA) return [];
  const message = `The certificate has ${count} names.`;
  const base = { path: ['subjectAlternativeNames'], message, source: ACM_QUOTAS };
  if (count > MAX_NAMES) {
    return [
      {
        ...base,
        id: 'certificate-names-limit',
        severity: 'error',
        why: `ACM puts at most ${MAX_NAMES} names into one certificate.`,
        fix: 'Use wildcards, or spread the names over several certificates of the listener.',
      },
    ];
  }
  return [
    {
      ...base,
      id: 'certificate-names-quota',
      severity: 'warning',
      why: `ACM allows ${DEFAULT_NAME_QUOTA} until the quota "Domain names per ACM certificate" has been raised.`,
      fix: 'Raise the quota, use wildcards, or spread the names over several certificates of the listener.',
    },
  ];
}
