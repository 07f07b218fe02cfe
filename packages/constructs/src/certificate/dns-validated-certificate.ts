import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { findBy } from '@eks-ingress/diagnostics';
import type { CertificateSpec } from '@eks-ingress/elbv2';
import { Construct } from 'constructs';
import { isUnknown, reportDeclared } from '../findings';
import { certificateChecks } from './certificate-checks';
import { baseDomain, certificateNames, type CertificateRequest } from './certificate-request';

/** The keys that ACM makes; TLS listeners with RSA work with every client and policy. */
type KeyAlgorithm = 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';

export interface DnsValidatedCertificateProps extends CertificateRequest {
  /** The public hosted zone that all names are in. */
  readonly hostedZoneId: string;
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: KeyAlgorithm;
}

/** An ACM certificate that proves its names with records in Route 53, and renews itself as long as they are there. */
export class DnsValidatedCertificate extends Construct implements CertificateSpec {
  readonly resource: AcmCertificate;
  /** One for each base domain. */
  readonly records: readonly Route53Record[];
  readonly validation: AcmCertificateValidation;
  readonly domainNames: readonly string[];

  constructor(scope: Construct, id: string, props: DnsValidatedCertificateProps) {
    super(scope, id);
    const [domainName, ...alternativeNames] = certificateNames(props);
    this.domainNames = [domainName ?? '', ...alternativeNames];
    this.resource = new AcmCertificate(this, 'Resource', {
      domainName,
      // With the first name, as ACM returns it; names that are left out here would stay in the certificate.
      subjectAlternativeNames: [...this.domainNames],
      validationMethod: 'DNS',
      keyAlgorithm: props.keyAlgorithm ?? 'RSA_2048',
      // A certificate cannot be deleted while a listener has it.
      lifecycle: { createBeforeDestroy: true },
    });

    const nameOfBase = new Map<string, string>();
    for (const name of this.domainNames) {
      const base = baseDomain(name);
      if (!isUnknown(name) && !nameOfBase.has(base)) nameOfBase.set(base, name);
    }
    this.records = [...nameOfBase].map(
      ([base, name]) =>
        new Route53Record(this, `Record-${base}`, {
          zoneId: props.hostedZoneId,
          name: this.validationOption(name, 'resource_record_name'),
          type: 'CNAME',
          records: [this.validationOption(name, 'resource_record_value')],
          ttl: 60,
          // ACM asks for the same record in every region and for every certificate of an account.
          allowOverwrite: true,
        }),
    );
    this.validation = new AcmCertificateValidation(this, 'Validation', {
      certificateArn: this.resource.arn,
      validationRecordFqdns: this.records.map(({ fqdn }) => fqdn),
    });

    reportDeclared(this, () => findBy(certificateChecks, props));
  }

  /** Known when the certificate is issued, so that no listener gets one that is still pending. */
  get arn(): string {
    return this.validation.certificateArn;
  }

  /**
   * The set of validation options has unknown members until apply, and cdktf's own iteration over it goes through
   * `tolist`, which then loses them.
   */
  private validationOption(domainName: string, attribute: 'resource_record_name' | 'resource_record_value'): string {
    const certificate = `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
    const options = `${certificate}.domain_validation_options`;
    return `\${[for option in ${options} : option.${attribute} if option.domain_name == "${domainName}"][0]}`;
  }
}
