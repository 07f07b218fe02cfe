import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ServiceObject } from '@eks-ingress/controllers';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

const CERTIFICATE = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';
const PORTS = 'service.beta.kubernetes.io/aws-load-balancer-ssl-ports';

/** Whether the https port speaks TLS in the end, and it alone: nginx answers clear text on one port and redirects on the other. */
export function validateTlsAnnotations(
  { metadata }: ServiceObject,
  { tls, ports }: Pick<ServiceLoadBalancerSpec, 'tls' | 'ports'>,
): Diagnostic[] {
  const annotations = Object(metadata?.annotations) as Readonly<Record<string, unknown>>;
  const finding = (annotation: string, message: string): Diagnostic => ({
    id: 'service-tls-annotations',
    severity: 'error',
    path: ['metadata', 'annotations', annotation],
    message,
    why: 'Which listener speaks TLS has to agree with the ports of nginx behind it, or requests are refused with 400, or redirected for ever.',
    fix: 'Leave the annotation alone and use tls.',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/9776',
  });
  if (tls.end === 'at-controller') {
    return annotations[CERTIFICATE] === undefined
      ? []
      : [finding(CERTIFICATE, 'The load balancer has a certificate, and TLS is to end at the controller.')];
  }
  if (annotations[CERTIFICATE] === undefined) {
    return [finding(CERTIFICATE, `The annotation ${CERTIFICATE} is missing, so that no listener speaks TLS.`)];
  }
  if (annotations[PORTS] === String(ports.https)) return [];
  return [
    finding(
      PORTS,
      annotations[PORTS] === undefined
        ? `The annotation ${PORTS} is missing, so that every listener speaks TLS.`
        : `The annotation ${PORTS} is ${quote(annotations[PORTS])}, and the https port is ${ports.https}.`,
    ),
  ];
}
