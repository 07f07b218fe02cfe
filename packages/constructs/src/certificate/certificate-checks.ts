import { checksOn, quote } from '@eks-ingress/diagnostics';
import { CERTIFICATE_NAMES } from '@eks-ingress/elbv2';
import { isDomainName } from '@eks-ingress/elbv2/identifiers';
import { isUnknown } from '../findings';
import { certificateNames, type CertificateRequest } from './certificate-request';

const MAX_COMMON_NAME_LENGTH = 64;
const { limit: DEFAULT_NAME_QUOTA, maximum: MAX_NAMES } = CERTIFICATE_NAMES;

const REQUEST_CERTIFICATE = 'https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html';
const ACM_CHARACTERISTICS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html';
const ACM_QUOTAS = 'https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html';

const example: CertificateRequest = { domainName: 'www.example.com' };

const check = checksOn('DnsValidatedCertificate', (given: Partial<CertificateRequest>) => ({ ...example, ...given }));

function namesOf({ domainName, subjectAlternativeNames = [] }: CertificateRequest) {
  return [
    { name: domainName, path: ['domainName'] },
    ...subjectAlternativeNames.map((name, index) => ({ name, path: ['subjectAlternativeNames', index] })),
  ];
}

/** The names that are no domain names, as far as they are known. */
function badNamesOf(request: CertificateRequest) {
  return namesOf(request)
    .filter(({ name }) => !isUnknown(name) && !isDomainName(name))
    .map(({ name, path }) => ({ name, path, withoutDot: name.replace(/\.+$/, '') }));
}

/** As many alternative names as an example needs. */
function alternativeNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `shop-${index}.example.com`);
}

export const certificateChecks = [
  check({
    id: 'certificate-domain-name-unknown',
    effect: 'terraform-refuses',
    when: (request) => namesOf(request).filter(({ name }) => isUnknown(name)),
    message: 'The domain name is known only after apply.',
    why: 'Each validation record is a resource of its own, whose address is made from the name.',
    fix: 'Write the name out.',
    examples: {
      passes: [{}, { subjectAlternativeNames: ['example.com'] }],
      fails: [
        {
          domainName: '${var.name}',
          finds: ['error: domainName: The domain name is known only after apply. (certificate-domain-name-unknown)'],
        },
        {
          subjectAlternativeNames: ['example.com', '${var.name}'],
          finds: [
            'error: subjectAlternativeNames[1]: The domain name is known only after apply. (certificate-domain-name-unknown)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-domain-name-trailing-dot',
    effect: 'terraform-refuses',
    when: (request) => badNamesOf(request).filter(({ withoutDot }) => isDomainName(withoutDot)),
    message: (_request, { name }) => `The domain name ${quote(name)} ends with a dot.`,
    why: 'ACM takes names without the root, and Terraform refuses the dot.',
    fix: (_request, { withoutDot }) => `Write ${quote(withoutDot)}.`,
    source: REQUEST_CERTIFICATE,
    examples: {
      passes: [{}, { domainName: 'example.com' }],
      fails: [
        {
          domainName: 'www.example.com.',
          finds: [
            'error: domainName: The domain name "www.example.com." ends with a dot. (certificate-domain-name-trailing-dot)',
          ],
        },
        {
          subjectAlternativeNames: ['example.com', '*.example.com.'],
          finds: [
            'error: subjectAlternativeNames[1]: The domain name "*.example.com." ends with a dot. (certificate-domain-name-trailing-dot)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-domain-name-wildcard',
    effect: 'aws-refuses',
    when: (request) =>
      badNamesOf(request).filter(({ name, withoutDot }) => !isDomainName(withoutDot) && name.includes('*')),
    message: (_request, { name }) =>
      `The domain name ${quote(name)} has a wildcard that does not stand for its whole first label.`,
    why: 'A wildcard stands for exactly one label, the leftmost.',
    fix: 'Use a name such as "*.example.com", or name each host.',
    source: ACM_CHARACTERISTICS,
    examples: {
      passes: [{ domainName: '*.example.com' }, { domainName: '*.example.com.' }],
      fails: [
        {
          subjectAlternativeNames: ['*.*.example.com', '*'],
          finds: [
            'error: subjectAlternativeNames[0]: The domain name "*.*.example.com" has a wildcard that does not stand for its whole first label. (certificate-domain-name-wildcard)',
            'error: subjectAlternativeNames[1]: The domain name "*" has a wildcard that does not stand for its whole first label. (certificate-domain-name-wildcard)',
          ],
        },
        {
          domainName: 'www*.example.com',
          finds: [
            'error: domainName: The domain name "www*.example.com" has a wildcard that does not stand for its whole first label. (certificate-domain-name-wildcard)',
          ],
        },
        {
          subjectAlternativeNames: ['shop.*.example.com'],
          finds: [
            'error: subjectAlternativeNames[0]: The domain name "shop.*.example.com" has a wildcard that does not stand for its whole first label. (certificate-domain-name-wildcard)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-domain-name-syntax',
    effect: 'aws-refuses',
    when: (request) =>
      badNamesOf(request).filter(({ name, withoutDot }) => !isDomainName(withoutDot) && !name.includes('*')),
    message: (_request, { name }) => `${quote(name)} is not a fully qualified domain name.`,
    why: 'ACM takes up to 253 letters, digits, hyphens and dots, at most 63 between two dots and no hyphen beside one.',
    fix: 'Use a name such as "www.example.com"; write letters outside ASCII in their "xn--" form.',
    source: REQUEST_CERTIFICATE,
    examples: {
      passes: [
        { domainName: `${'a'.repeat(63)}.example.com` },
        { subjectAlternativeNames: [`${'abcd.'.repeat(50)}com`] },
        { domainName: '${var.name}' },
        { domainName: 'www.example.com.' },
      ],
      fails: [
        {
          domainName: 'localhost',
          finds: [
            'error: domainName: "localhost" is not a fully qualified domain name. (certificate-domain-name-syntax)',
          ],
        },
        {
          domainName: `${'a'.repeat(64)}.example.com`,
          finds: [
            'error: domainName: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com" is not a fully qualified domain name. (certificate-domain-name-syntax)',
          ],
        },
        {
          subjectAlternativeNames: ['', 'a_b.example.com', 'a..example.com', 'http://www.example.com'],
          finds: [
            'error: subjectAlternativeNames[0]: "" is not a fully qualified domain name. (certificate-domain-name-syntax)',
            'error: subjectAlternativeNames[1]: "a_b.example.com" is not a fully qualified domain name. (certificate-domain-name-syntax)',
            'error: subjectAlternativeNames[2]: "a..example.com" is not a fully qualified domain name. (certificate-domain-name-syntax)',
            'error: subjectAlternativeNames[3]: "http://www.example.com" is not a fully qualified domain name. (certificate-domain-name-syntax)',
          ],
        },
        {
          subjectAlternativeNames: ['-shop.example.com', `${'abcd.'.repeat(50)}shop`],
          finds: [
            'error: subjectAlternativeNames[0]: "-shop.example.com" is not a fully qualified domain name. (certificate-domain-name-syntax)',
            'error: subjectAlternativeNames[1]: "abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.abcd.a… is not a fully qualified domain name. (certificate-domain-name-syntax)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-domain-name-repeated',
    effect: 'ignores',
    when: (request) => {
      const names = namesOf(request).map((one) => ({ ...one, lower: one.name.toLowerCase() }));
      return names.filter(
        ({ name, lower }, index) => !isUnknown(name) && names.slice(0, index).some((other) => other.lower === lower),
      );
    },
    message: (_request, { name }) => `The certificate has the domain name ${quote(name)} twice.`,
    why: 'The second one, in capital or small letters, adds nothing.',
    fix: 'Remove it.',
    source: REQUEST_CERTIFICATE,
    examples: {
      passes: [{ subjectAlternativeNames: ['example.com', '*.example.com'] }],
      fails: [
        {
          subjectAlternativeNames: ['WWW.example.com'],
          finds: [
            'warning: subjectAlternativeNames[0]: The certificate has the domain name "WWW.example.com" twice. (certificate-domain-name-repeated)',
          ],
        },
        {
          subjectAlternativeNames: ['example.com', 'example.com'],
          finds: [
            'warning: subjectAlternativeNames[1]: The certificate has the domain name "example.com" twice. (certificate-domain-name-repeated)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-common-name-length',
    effect: 'aws-refuses',
    path: ['domainName'],
    when: ({ domainName }) => !isUnknown(domainName) && domainName.length > MAX_COMMON_NAME_LENGTH,
    message: ({ domainName }) => `The domain name ${quote(domainName)} has ${domainName.length} characters.`,
    why: `ACM makes it the common name of the certificate, which ends at ${MAX_COMMON_NAME_LENGTH}; alternative names may have 253.`,
    fix: 'Put a shorter name first, and this one among the subject alternative names.',
    source: REQUEST_CERTIFICATE,
    examples: {
      passes: [
        { domainName: `${'a'.repeat(52)}.example.com` },
        { subjectAlternativeNames: [`${'a'.repeat(53)}.example.com`] },
        { domainName: `\${var.${'a'.repeat(60)}}` },
      ],
      fails: [
        {
          domainName: `${'a'.repeat(53)}.example.com`,
          finds: [
            'error: domainName: The domain name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com" has 65 characters. (certificate-common-name-length)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'certificate-names-limit',
    effect: 'aws-refuses',
    path: ['subjectAlternativeNames'],
    when: (request) => certificateNames(request).length > MAX_NAMES,
    message: (request) => `The certificate has ${certificateNames(request).length} names.`,
    why: `ACM puts at most ${MAX_NAMES} names into one certificate.`,
    fix: 'Use wildcards, or spread the names over several certificates of the listener.',
    source: ACM_QUOTAS,
    examples: {
      passes: [{ subjectAlternativeNames: alternativeNames(99) }],
      fails: [
        {
          subjectAlternativeNames: alternativeNames(100),
          finds: ['error: subjectAlternativeNames: The certificate has 101 names. (certificate-names-limit)'],
        },
      ],
    },
  }),
  check({
    id: 'certificate-names-quota',
    effect: 'aws-refuses',
    severity: 'warning',
    path: ['subjectAlternativeNames'],
    when: (request) => {
      const { length } = certificateNames(request);
      return length > DEFAULT_NAME_QUOTA && length <= MAX_NAMES;
    },
    message: (request) => `The certificate has ${certificateNames(request).length} names.`,
    why: `ACM allows ${DEFAULT_NAME_QUOTA} until the quota "Domain names per ACM certificate" has been raised.`,
    fix: 'Raise the quota, use wildcards, or spread the names over several certificates of the listener.',
    source: ACM_QUOTAS,
    examples: {
      passes: [
        { subjectAlternativeNames: alternativeNames(9) },
        { subjectAlternativeNames: [...alternativeNames(9), 'WWW.example.com'] },
        { subjectAlternativeNames: alternativeNames(100) },
      ],
      fails: [
        {
          subjectAlternativeNames: alternativeNames(10),
          finds: ['warning: subjectAlternativeNames: The certificate has 11 names. (certificate-names-quota)'],
        },
        {
          subjectAlternativeNames: alternativeNames(99),
          finds: ['warning: subjectAlternativeNames: The certificate has 100 names. (certificate-names-quota)'],
        },
      ],
    },
  }),
];
