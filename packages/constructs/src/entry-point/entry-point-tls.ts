import type { CertificateSpec, ListenerAcknowledgements } from '@eks-ingress/elbv2';
import type { HttpsRedirect, SecretReference } from '../ingress-controller/ingress-controller';

/** Where TLS ends, and with which certificates. */
export type EntryPointTls = TlsAtLoadBalancer | TlsAtController;

/** The load balancer decrypts, and the controller receives clear text. */
export interface TlsAtLoadBalancer {
  readonly end: 'at-load-balancer';
  readonly certificate: CertificateSpec;
  /** @default [] */
  readonly additionalCertificates?: readonly CertificateSpec[];
  /** @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' */
  readonly policy?: string;
  /** Risks of the policy that somebody takes on purpose, with the reason. @default {} */
  readonly acknowledgements?: ListenerAcknowledgements;
  /** How clients of the clear-text listener come to https. @default 'by-port' */
  readonly redirect?: HttpsRedirect;
}

/** The load balancer passes TLS on, and the controller ends it with the certificates of its Ingresses. */
export interface TlsAtController {
  readonly end: 'at-controller';
  /** The Secret with the certificate for names that no Ingress has one for. @default - one that the controller signs */
  readonly defaultCertificate?: SecretReference;
}

/** The certificates of the load balancer. */
export function certificatesOf(tls: EntryPointTls): readonly CertificateSpec[] {
  return tls.end === 'at-controller' ? [] : [tls.certificate, ...(tls.additionalCertificates ?? [])];
}
