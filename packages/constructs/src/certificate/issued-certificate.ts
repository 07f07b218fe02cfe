import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import type { CertificateSpec } from '@eks-ingress/elbv2';
import { Construct } from 'constructs';

export interface IssuedCertificateProps {
  /** The first name of the certificate, such as `shop.example.com` or `*.example.com`. */
  readonly domainName: string;
}

/**
 * The newest certificate that ACM has issued for a domain name, looked up whenever Terraform plans. Which other names are
 * on it is not known, so that they are compared with no host name.
 */
export class IssuedCertificate extends Construct implements CertificateSpec {
  readonly resource: DataAwsAcmCertificate;

  constructor(scope: Construct, id: string, { domainName }: IssuedCertificateProps) {
    super(scope, id);
    this.resource = new DataAwsAcmCertificate(this, 'Resource', {
      domain: domainName,
      statuses: ['ISSUED'],
      mostRecent: true,
    });
  }

  get arn(): string {
    return this.resource.arn;
  }
}
