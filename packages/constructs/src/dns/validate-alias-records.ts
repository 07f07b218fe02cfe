import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import { uncoveredHostNames, type CertificateSpec, type IsUnknown } from '@eks-ingress/elbv2';
import { isDomainName } from '@eks-ingress/elbv2/identifiers';

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

/** Everything that is wrong with the host names of a load balancer. Never throws. */
export function validateAliasRecords(spec: AliasRecordsSpec, isUnknown: IsUnknown = () => false): Diagnostic[] {
  const { hostNames } = spec;
  const zoneName = isUnknown(spec.hostedZone.name) ? undefined : spec.hostedZone.name;
  const certificates = (spec.certificates ?? []).map((certificate) =>
    certificate.domainNames?.some(isUnknown) ? { ...certificate, domainNames: undefined } : certificate,
  );
  return hostNames.flatMap((hostName, index) => {
    const path = ['hostNames', index];
    if (isUnknown(hostName)) return [unknownHostName(path)];
    if (!isDomainName(hostName)) return [invalidHostName(hostName, path)];
    if (hostNames.slice(0, index).some((other) => other.toLowerCase() === hostName.toLowerCase())) {
      return [repeatedHostName(hostName, path)];
    }
    const uncovered = certificates.length > 0 ? (uncoveredHostNames([hostName], certificates) ?? []) : [];
    return [
      ...(zoneName === undefined || isInZone(hostName, zoneName) ? [] : [outsideZone(hostName, zoneName, path)]),
      ...uncovered.map(() => withoutCertificate(hostName, certificates, path)),
    ];
  });
}

function isInZone(hostName: string, zoneName: string): boolean {
  const zone = zoneName.replace(/\.$/, '').toLowerCase();
  const host = hostName.toLowerCase();
  return host === zone || host.endsWith(`.${zone}`);
}

function unknownHostName(path: Diagnostic['path']): Diagnostic {
  return {
    id: 'alias-host-name-unknown',
    severity: 'error',
    path,
    message: 'The host name is known only after apply.',
    why: 'Each record is a resource of its own, whose address is made from the host name.',
    fix: 'Write the host name out.',
  };
}

function invalidHostName(hostName: string, path: Diagnostic['path']): Diagnostic {
  const withoutDot = hostName.replace(/\.+$/, '');
  return {
    id: 'alias-host-name-syntax',
    severity: 'error',
    path,
    message: `${quote(hostName)} is not a fully qualified host name.`,
    why: 'Browsers and certificates know letters, digits, hyphens and dots only, and Terraform appends the domain of the zone to any other name.',
    fix: isDomainName(withoutDot)
      ? `Write ${quote(withoutDot)}.`
      : 'Use a name such as "www.example.com"; write letters outside ASCII in their "xn--" form.',
    source: ROUTE_53_NAMES,
  };
}

function repeatedHostName(hostName: string, path: Diagnostic['path']): Diagnostic {
  return {
    id: 'alias-host-name-repeated',
    severity: 'error',
    path,
    message: `The host name ${quote(hostName)} is there twice.`,
    why: 'DNS does not tell capital from small letters, and a name has one alias record of a type.',
    fix: 'Remove it.',
    source: ROUTE_53_NAMES,
  };
}

function outsideZone(hostName: string, zoneName: string, path: Diagnostic['path']): Diagnostic {
  return {
    id: 'alias-host-name-outside-zone',
    severity: 'error',
    path,
    message: `The host name ${quote(hostName)} is not in the hosted zone ${quote(zoneName)}.`,
    why: `Terraform would create ${quote(`${hostName}.${zoneName}`)} instead.`,
    fix: `Use the hosted zone of ${quote(hostName)}, or a host name that ends with ${quote(`.${zoneName}`)}.`,
    source: ROUTE_53_ALIAS,
  };
}

function withoutCertificate(
  hostName: string,
  certificates: readonly CertificateSpec[],
  path: Diagnostic['path'],
): Diagnostic {
  const names = certificates.flatMap(({ domainNames = [] }) => domainNames);
  return {
    id: 'alias-host-name-without-certificate',
    severity: 'warning',
    path,
    message: `No certificate is valid for the host name ${quote(hostName)}; they have ${quote(names)}.`,
    why: 'Browsers refuse the connection. A wildcard stands for one label only.',
    fix: `Add ${quote(hostName)} to the names of a certificate of the listener.`,
    source: HOST_NAME_MATCHING,
  };
}
