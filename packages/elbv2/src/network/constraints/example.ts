/** The valid specifications that examples change; the tests hold them. */
export type ExampleBase =
  | 'internet-facing'
  | 'internal'
  | 'dual-stack'
  | 'udp'
  | 'node-port'
  | 'tagged-instances'
  | 'ip-addresses'
  | 'application-load-balancer'
  | 'environment';

/** A small change to a valid specification, and what is found then. */
export interface Example {
  readonly of: ExampleBase;
  /** The values that are different, by their paths; undefined leaves one out. @default - none */
  readonly set?: Readonly<Record<string, unknown>>;
  /**
   * Every finding, as `path: id`.
   *
   * @default - of one that fails, this constraint at the first path that is set; of one that passes, nothing
   */
  readonly finds?: readonly string[];
}

const ACM = 'arn:aws:acm:ap-northeast-2:111122223333:certificate';

/** Certificates in the region of the examples. */
export const EXAMPLE_CERTIFICATE = `${ACM}/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e`;
export const OTHER_EXAMPLE_CERTIFICATE = `${ACM}/5e4d3c2b-1a09-4f8e-8d7c-6b5a49382716`;
