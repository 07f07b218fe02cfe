import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { certificateArn, gameService } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const certificateKey = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';
const portsKey = 'service.beta.kubernetes.io/aws-load-balancer-ssl-ports';

function* checkPorts({ cluster }: RuleContext): Iterable<Report> {
  for (const service of cluster.services) {
    const { object, controller } = service;
    if (controller === undefined || object.annotations[certificateKey] === undefined) continue;
    if (object.annotations[portsKey] !== undefined) continue;
    const { listeners } = service.read();
    const plain = listeners.find(
      ({ protocol, servicePort }) => protocol === 'TLS' && (servicePort.port === 80 || servicePort.name === 'http'),
    );
    if (plain === undefined || listeners.length === 1) continue;
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', certificateKey],
      message: `Port ${plain.port}${plain.servicePort.name === undefined ? '' : ` (${quote(plain.servicePort.name)})`} becomes a TLS listener as well.`,
      fix: `Set ${portsKey} to the ports that are to have TLS, such as "443".`,
    };
  }
}

export const certificateNeedsTlsPorts = defineRule({
  name: 'certificate-needs-tls-ports',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A certificate beside a port for HTTP says which ports have TLS.',
  why: 'Without ssl-ports every port of TCP becomes a TLS listener, port 80 included: who types the address without https:// gets no answer, and no redirect.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md#ssl-ports'),
    'https://github.com/kubernetes/ingress-nginx/issues/9776',
  ],
  check: checkPorts,
  examples: {
    valid: [
      {
        title: 'Port 443 has TLS.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: https
      port: 443
      targetPort: http
`,
      },
    ],
    invalid: [
      {
        title: 'Port 80 has TLS, too.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: https
      port: 443
      targetPort: http
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]',
            message: 'Port 80 ("http") becomes a TLS listener as well.',
          },
        ],
      },
    ],
  },
});
