import type { CertificateSpec } from './certificate';

/** What a listener of a Network Load Balancer accepts. */
export type ListenerProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';

/** Which application protocols a TLS listener offers. */
export type AlpnPolicy = 'None' | 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred';

/** A port of the load balancer and where its connections go. */
export interface ListenerSpec {
  /** 1 to 65535; one listener a port, whatever the protocol. */
  readonly port: number;
  readonly protocol: ListenerProtocol;
  /** The key of the target group that connections are forwarded to. */
  readonly targetGroup: string;
  /** The default certificate: required by TLS, refused by every other protocol. */
  readonly certificate?: CertificateSpec;
  /**
   * Certificates chosen by the server name that the client asks for (SNI).
   *
   * @default []
   */
  readonly additionalCertificates?: readonly CertificateSpec[];
  /**
   * The security policy of a TLS listener.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' for TLS, none otherwise
   */
  readonly sslPolicy?: string;
  /** @default 'None' for TLS, none otherwise */
  readonly alpnPolicy?: AlpnPolicy;
  /**
   * Seconds after which an idle TCP connection is dropped, 60 to 6000; TCP listeners only (TLS is fixed at 350).
   *
   * @default 350 for TCP, none otherwise
   */
  readonly tcpIdleTimeoutSeconds?: number;
}
