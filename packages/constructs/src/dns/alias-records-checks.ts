import { checksOn, quote } from '@eks-ingress/diagnostics';
import { uncoveredHostNames, type CertificateSpec } from '@eks-ingress/elbv2';
import { isDomainName } from '@eks-ingress/elbv2/identifiers';
import { isUnknown } from '../findings';

/** Host names and what they have to agree with. */
export interface AliasRecordsSpec {
  /** Fully qualified, such as `www.example.com`. */
  readonly hostNames: readonly string[];
  readonly hostedZone: {
    /**
     * The domain of the zone.
     *
     * @default - unknown, and host names are not compared with it
     */
    readonly name?: string;
  };
  /**
   * The certificates that the load balancer presents for the host names.
   *
   * @default [], and nothing is compared
   */
  readonly certificates?: readonly CertificateSpec[];
}

const ROUTE_53_NAMES = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html';
const ROUTE_53_ALIAS =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html';
const HOST_NAME_MATCHING = 'https://www.rfc-editor.org/rfc/rfc6125#section-6.4';

const example: AliasRecordsSpec = { hostNames: ['www.example.com'], hostedZone: { name: 'example.com' } };

const check = checksOn('AliasRecords', (given: Partial<AliasRecordsSpec>) => ({ ...example, ...given }));

function hostsOf({ hostNames }: AliasRecordsSpec) {
  return hostNames.map((hostName, index) => ({ hostName, index, path: ['hostNames', index] }));
}

/** The host names that can be compared: those that are one, each once. */
function comparableHostsOf(spec: AliasRecordsSpec) {
  return hostsOf(spec).filter(({ hostName, index }) => isDomainName(hostName) && !isRepeated(spec, index));
}

function isRepeated({ hostNames }: AliasRecordsSpec, index: number): boolean {
  const hostName = hostNames[index]?.toLowerCase();
  return hostNames.slice(0, index).some((other) => other.toLowerCase() === hostName);
}

function isInZone(hostName: string, zoneName: string): boolean {
  const zone = zoneName.replace(/\.$/, '').toLowerCase();
  const host = hostName.toLowerCase();
  return host === zone || host.endsWith(`.${zone}`);
}

const named = (...domainNames: readonly [string, ...string[]]): CertificateSpec => ({
  arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  domainNames,
});

export const aliasRecordsChecks = [
  check({
    id: 'alias-host-name-unknown',
    effect: 'terraform-refuses',
    when: (spec) => hostsOf(spec).filter(({ hostName }) => isUnknown(hostName)),
    message: 'The host name is known only after apply.',
    why: 'Each record is a resource of its own, whose address is made from the host name.',
    fix: 'Write the host name out.',
    examples: {
      passes: [{}],
      fails: [
        {
          hostNames: ['www.example.com', '${var.host}'],
          finds: ['error: hostNames[1]: The host name is known only after apply. (alias-host-name-unknown)'],
        },
      ],
    },
  }),
  check({
    id: 'alias-host-name-syntax',
    effect: 'terraform-refuses',
    when: (spec) => hostsOf(spec).filter(({ hostName }) => !isUnknown(hostName) && !isDomainName(hostName)),
    message: (_spec, { hostName }) => `${quote(hostName)} is not a fully qualified host name.`,
    why: 'Browsers and certificates know letters, digits, hyphens and dots only, and Terraform appends the domain of the zone to any other name.',
    fix: (_spec, { hostName }) => {
      const withoutDot = hostName.replace(/\.+$/, '');
      return isDomainName(withoutDot)
        ? `Write ${quote(withoutDot)}.`
        : 'Use a name such as "www.example.com"; write letters outside ASCII in their "xn--" form.';
    },
    source: ROUTE_53_NAMES,
    examples: {
      passes: [{ hostNames: ['*.example.com'] }, { hostNames: ['${var.host}'] }],
      fails: [
        {
          hostNames: ['www.example.com', 'www.example.com.'],
          finds: [
            'error: hostNames[1]: "www.example.com." is not a fully qualified host name. (alias-host-name-syntax)',
          ],
        },
        {
          hostNames: ['www'],
          finds: ['error: hostNames[0]: "www" is not a fully qualified host name. (alias-host-name-syntax)'],
        },
      ],
    },
  }),
  check({
    id: 'alias-host-name-repeated',
    effect: 'aws-refuses',
    when: (spec) => hostsOf(spec).filter(({ hostName, index }) => isDomainName(hostName) && isRepeated(spec, index)),
    message: (_spec, { hostName }) => `The host name ${quote(hostName)} is there twice.`,
    why: 'DNS does not tell capital from small letters, and a name has one alias record of a type.',
    fix: 'Remove it.',
    source: ROUTE_53_NAMES,
    examples: {
      passes: [{ hostNames: ['www.example.com', '*.example.com'] }, { hostNames: ['${var.host}', '${var.host}'] }],
      fails: [
        {
          hostNames: ['www.example.com', 'WWW.example.com'],
          finds: ['error: hostNames[1]: The host name "WWW.example.com" is there twice. (alias-host-name-repeated)'],
        },
      ],
    },
  }),
  check({
    id: 'alias-host-name-outside-zone',
    effect: 'breaks-traffic',
    when: (spec) => {
      const { name } = spec.hostedZone;
      if (name === undefined || isUnknown(name)) return [];
      return comparableHostsOf(spec)
        .filter(({ hostName }) => !isInZone(hostName, name))
        .map((host) => ({ ...host, zone: name }));
    },
    message: (_spec, { hostName, zone }) =>
      `The host name ${quote(hostName)} is not in the hosted zone ${quote(zone)}.`,
    why: (_spec, { hostName, zone }) => `Terraform would create ${quote(`${hostName}.${zone}`)} instead.`,
    fix: (_spec, { hostName, zone }) =>
      `Use the hosted zone of ${quote(hostName)}, or a host name that ends with ${quote(`.${zone}`)}.`,
    source: ROUTE_53_ALIAS,
    examples: {
      passes: [
        { hostNames: ['example.com', 'WWW.Example.com'] },
        { hostedZone: { name: 'example.com.' } },
        { hostNames: ['www.example.org'], hostedZone: {} },
        { hostNames: ['www.example.org'], hostedZone: { name: '${var.zone}' } },
      ],
      fails: [
        {
          hostNames: ['www.example.com', 'www.badexample.com'],
          finds: [
            'error: hostNames[1]: The host name "www.badexample.com" is not in the hosted zone "example.com". (alias-host-name-outside-zone)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'alias-host-name-without-certificate',
    effect: 'breaks-traffic',
    severity: 'warning',
    when: (spec) => {
      const certificates = (spec.certificates ?? []).map((certificate) =>
        certificate.domainNames?.some(isUnknown) ? { ...certificate, domainNames: undefined } : certificate,
      );
      if (certificates.length === 0) return [];
      const names = certificates.flatMap(({ domainNames = [] }) => domainNames);
      return comparableHostsOf(spec)
        .filter(({ hostName }) => (uncoveredHostNames([hostName], certificates) ?? []).length > 0)
        .map((host) => ({ ...host, names }));
    },
    message: (_spec, { hostName, names }) =>
      `No certificate is valid for the host name ${quote(hostName)}; they have ${quote(names)}.`,
    why: 'Browsers refuse the connection. A wildcard stands for one label only.',
    fix: (_spec, { hostName }) => `Add ${quote(hostName)} to the names of a certificate of the listener.`,
    source: HOST_NAME_MATCHING,
    examples: {
      passes: [
        {},
        { certificates: [named('*.example.com')] },
        { certificates: [named('example.com'), named('www.example.com')] },
        { certificates: [named('${var.name}')] },
      ],
      fails: [
        {
          certificates: [named('example.com')],
          finds: [
            'warning: hostNames[0]: No certificate is valid for the host name "www.example.com"; they have ["example.com"]. (alias-host-name-without-certificate)',
          ],
        },
        {
          hostNames: ['www.example.com', 'eu.www.example.com'],
          certificates: [named('*.example.com'), named('example.com')],
          finds: [
            'warning: hostNames[1]: No certificate is valid for the host name "eu.www.example.com"; they have ["*.example.com","example.com"]. (alias-host-name-without-certificate)',
          ],
        },
      ],
    },
  }),
];
