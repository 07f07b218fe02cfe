/** Where the load balancer writes a line for each TLS connection; other listeners leave none. */
export interface AccessLogsSpec {
  /** An S3 bucket in the load balancer's region whose policy lets `delivery.logs.amazonaws.com` write. */
  readonly bucket: string;
  /** The folder in the bucket, without a slash at either end. @default - the root of the bucket */
  readonly prefix?: string;
}
