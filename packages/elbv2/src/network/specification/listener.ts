import type { CertificateSpec } from '../../specification/certificate';

/** What a listener of a Network Load Balancer accepts. */
export type ListenerProtocol = 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';

/** Which application protocols a TLS listener offers. */
export type AlpnPolicy = 'None' | 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred';

/** What a listener does with the certificates of clients. A Network Load Balancer never asks for them. */
export type MutualAuthentication = 'off' | 'passthrough' | 'verify';

/** A part of a listener's connections. */
export interface WeightedTargetGroupSpec {
  /** The key of the target group. */
  readonly targetGroup: string;
  /** Its share among the weights of the listener, 0 to 999; with 0 it is checked and gets no connection. @default 1 */
  readonly weight?: number;
}

/** A risk that somebody takes on purpose, by its name, with the reason. */
export type ListenerAcknowledgements = Readonly<Partial<Record<'withdrawn-tls', string>>>;

/** A port of the load balancer and where its connections go. */
export interface ListenerSpec {
  /** 1 to 65535; one listener a port, whatever the protocol. */
  readonly port: number;
  readonly protocol: ListenerProtocol;
  /** The key of the target group that connections are forwarded to, or up to five with their weights. */
  readonly targetGroup: string | readonly WeightedTargetGroupSpec[];
  /** The default certificate: required by TLS, refused by every other protocol. */
  readonly certificate?: CertificateSpec;
  /**
   * Certificates chosen by the server name that the client asks for (SNI).
   *
   * @default []
   */
  readonly additionalCertificates?: readonly CertificateSpec[];
  /**
   * The security policy of a TLS listener. One that offers TLS 1.0 or 1.1 needs the acknowledgement `withdrawn-tls`.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' for TLS, none otherwise
   */
  readonly sslPolicy?: string;
  /** @default 'None' for TLS, none otherwise */
  readonly alpnPolicy?: AlpnPolicy;
  /** @default 'off' for TLS, none otherwise */
  readonly mutualAuthentication?: MutualAuthentication;
  /**
   * Seconds after which an idle TCP connection is dropped, 60 to 6000; TCP listeners only (TLS is fixed at 350).
   *
   * @default 350 for TCP, none otherwise
   */
  readonly tcpIdleTimeoutSeconds?: number;
  /** @default {} */
  readonly acknowledgements?: ListenerAcknowledgements;
}
