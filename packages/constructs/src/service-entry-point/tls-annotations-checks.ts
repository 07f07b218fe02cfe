import type { ServiceObject } from '@eks-ingress/controllers';
import { checksOn, membersOf, quote } from '@eks-ingress/diagnostics';
import type { ServiceLoadBalancerSpec } from './service-load-balancer';

const CERTIFICATE = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';
const PORTS = 'service.beta.kubernetes.io/aws-load-balancer-ssl-ports';
const CERTIFICATE_ARN = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

/** The annotations of the Service in the end, and the TLS that they have to agree with. */
export interface TlsAnnotationsSubject extends Pick<ServiceLoadBalancerSpec, 'tls' | 'ports'> {
  readonly metadata?: ServiceObject['metadata'];
}

/** What an example says of it. */
interface TlsAnnotationsExample extends Partial<Pick<TlsAnnotationsSubject, 'tls'>> {
  readonly annotations?: Readonly<Record<string, string>>;
}

const check = checksOn(
  'Service',
  ({
    tls = { end: 'at-load-balancer', certificate: { arn: CERTIFICATE_ARN } },
    annotations,
  }: TlsAnnotationsExample): TlsAnnotationsSubject => ({
    tls,
    ports: { http: 80, https: 443 },
    metadata: { annotations },
  }),
);

/** The annotation that contradicts the props, with what is wrong with it. */
function contradictionsOf({ tls, ports: { https }, metadata }: TlsAnnotationsSubject) {
  const { [CERTIFICATE]: certificate, [PORTS]: ports } = membersOf(metadata?.annotations);
  const contradiction = (annotation: string, message: string) => [
    { path: ['metadata', 'annotations', annotation], message },
  ];
  if (tls.end === 'at-controller') {
    return certificate === undefined
      ? []
      : contradiction(CERTIFICATE, 'The load balancer has a certificate, and TLS is to end at the controller.');
  }
  if (certificate === undefined) {
    return contradiction(CERTIFICATE, `The annotation ${CERTIFICATE} is missing, so that no listener speaks TLS.`);
  }
  if (ports === String(https)) return [];
  return contradiction(
    PORTS,
    ports === undefined
      ? `The annotation ${PORTS} is missing, so that every listener speaks TLS.`
      : `The annotation ${PORTS} is ${quote(ports)}, and the https port is ${https}.`,
  );
}

/** Whether the https port speaks TLS in the end, and it alone: nginx answers clear text on one port and redirects on the other. */
export const tlsAnnotationsChecks = [
  check({
    id: 'service-tls-annotations',
    effect: 'breaks-traffic',
    when: contradictionsOf,
    message: (_subject, { message }) => message,
    why: 'Which listener speaks TLS has to agree with the ports of nginx behind it, or requests are refused with 400, or redirected for ever.',
    fix: 'Leave the annotation alone and use tls.',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/9776',
    examples: {
      passes: [
        { annotations: { [CERTIFICATE]: CERTIFICATE_ARN, [PORTS]: '443' } },
        { tls: { end: 'at-controller' } },
        { tls: { end: 'at-controller' }, annotations: { [PORTS]: '443' } },
      ],
      fails: [
        {
          tls: { end: 'at-controller' },
          annotations: { [CERTIFICATE]: CERTIFICATE_ARN },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]: The load balancer has a certificate, and TLS is to end at the controller. (service-tls-annotations)',
          ],
        },
        {
          annotations: { [PORTS]: '443' },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]: The annotation service.beta.kubernetes.io/aws-load-balancer-ssl-cert is missing, so that no listener speaks TLS. (service-tls-annotations)',
          ],
        },
        {
          annotations: { [CERTIFICATE]: CERTIFICATE_ARN },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]: The annotation service.beta.kubernetes.io/aws-load-balancer-ssl-ports is missing, so that every listener speaks TLS. (service-tls-annotations)',
          ],
        },
        {
          annotations: { [CERTIFICATE]: CERTIFICATE_ARN, [PORTS]: '443,8443' },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-ports"]: The annotation service.beta.kubernetes.io/aws-load-balancer-ssl-ports is "443,8443", and the https port is 443. (service-tls-annotations)',
          ],
        },
      ],
    },
  }),
];
