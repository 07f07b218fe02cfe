/** An ACM certificate that a TLS listener presents. */
export interface CertificateSpec {
  /** The ARN of an issued certificate in the load balancer's region. */
  readonly arn: string;
  /**
   * The names that the certificate is valid for, wildcards included.
   *
   * @default - unknown, and host names cannot be checked against it
   */
  readonly domainNames?: readonly string[];
  /**
   * The algorithm of its key, as ACM writes it, such as `RSA_2048`.
   *
   * @default - unknown, and not judged
   */
  readonly keyAlgorithm?: string;
}
